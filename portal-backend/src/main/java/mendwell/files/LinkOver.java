package mendwell.files;

import mendwell.platform.Refusal;

/// A file's link that has ended or was never ours: the two look the same.
public final class LinkOver extends Refusal {
    LinkOver() {
        super(403, "file/link-over");
    }
}
