package mendwell.access;

import mendwell.platform.Refusal;

/// The caller is known and may not do this.
public final class Forbidden extends Refusal {
    public Forbidden() {
        super(403, "forbidden");
    }
}
