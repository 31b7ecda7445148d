package mendwell.access;

import mendwell.platform.Refusal;

/// A tracking or unit link that is unknown, revoked or expired: the three look the same.
public final class LinkEnded extends Refusal {
    LinkEnded() {
        super(401, "link-ended");
    }
}
