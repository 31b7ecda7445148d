package mendwell.ratings;

import mendwell.platform.Refusal;

/// The order does not wait for a rating, or not from this caller.
public final class RatingRefused extends Refusal {
    RatingRefused() {
        super(409, "rating/not-now");
    }
}
