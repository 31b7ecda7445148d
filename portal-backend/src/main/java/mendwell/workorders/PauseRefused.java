package mendwell.workorders;

import mendwell.platform.Refusal;

/// An order that is over or already paused can't be paused; one that is not paused can't be resumed.
public final class PauseRefused extends Refusal {
    PauseRefused() {
        super(409, "work-order/pause-refused");
    }
}
