package mendwell.access;

import mendwell.platform.Refusal;

/// A change came without If-Match.
public final class VersionMissing extends Refusal {
    VersionMissing() {
        super(428, "version-missing");
    }
}
