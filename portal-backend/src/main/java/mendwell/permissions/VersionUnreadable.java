package mendwell.permissions;

import mendwell.platform.Refusal;

/// This version was not written by us, or was damaged.
public final class VersionUnreadable extends Refusal {
    VersionUnreadable(int number) {
        super(409, "permissions/version-unreadable", number);
    }
}
