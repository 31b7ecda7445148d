package mendwell.turns;

import mendwell.platform.Refusal;

/// The order's process does not allow this step now, or not by this caller.
public final class MoveRefused extends Refusal {
    public MoveRefused() {
        super(409, "work-order/move-refused");
    }
}
