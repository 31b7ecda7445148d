package mendwell.people;

import mendwell.platform.Refusal;

/// Somebody else logs in with this address.
public final class EmailTaken extends Refusal {
    EmailTaken() {
        super(409, "people/email-taken");
    }
}
