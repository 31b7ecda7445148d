package mendwell.signatures;

import mendwell.platform.Refusal;

/// The order's contact has no e-mail address a code could go to.
public final class NoWayToIdentify extends Refusal {
    NoWayToIdentify() {
        super(409, "signing/no-way-to-identify");
    }
}
