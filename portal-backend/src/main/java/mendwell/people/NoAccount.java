package mendwell.people;

import mendwell.platform.Refusal;

/// There is no account that could be shut out or let in: nobody has invited the person.
public final class NoAccount extends Refusal {
    NoAccount() {
        super(409, "people/no-account");
    }
}
