package mendwell.signatures;

import mendwell.platform.Refusal;

/// The one-time code is missing, wrong, too old, or was tried too often.
public final class IdentityCheckFailed extends Refusal {
    public IdentityCheckFailed() {
        super(403, "signing/identity-check-failed");
    }
}
