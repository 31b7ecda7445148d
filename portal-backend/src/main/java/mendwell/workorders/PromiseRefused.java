package mendwell.workorders;

import mendwell.platform.Refusal;

/// A promised time that can't stand as it was given.
public final class PromiseRefused extends Refusal {
    PromiseRefused(String why) {
        super(409, "work-order/" + why);
    }
}
