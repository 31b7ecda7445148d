package mendwell.orderpages;

import mendwell.platform.Refusal;

/// A unit's code was used for more requests than one unit can need; each would send mail to whatever address was given.
public final class TooManyRequests extends Refusal {
    TooManyRequests(String phone) {
        super(429, "work-order/too-many-requests", phone);
    }
}
