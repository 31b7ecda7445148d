package mendwell.people;

import mendwell.platform.Refusal;

/// There is no e-mail address to invite the person at.
public final class NoAddress extends Refusal {
    NoAddress() {
        super(409, "people/no-address");
    }
}
