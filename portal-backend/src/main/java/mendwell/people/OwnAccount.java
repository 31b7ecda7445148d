package mendwell.people;

import mendwell.platform.Refusal;

/// Whoever shuts out, or takes the last right from, themselves could not undo it.
public final class OwnAccount extends Refusal {
    OwnAccount() {
        super(409, "people/own-account");
    }
}
