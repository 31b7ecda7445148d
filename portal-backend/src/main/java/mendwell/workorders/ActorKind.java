package mendwell.workorders;

import mendwell.access.Caller;

/// Which side somebody acted for.
public enum ActorKind {
    STAFF,
    CUSTOMER,
    SYSTEM;

    public static ActorKind of(Caller caller) {
        return switch (caller.kind()) {
            case STAFF -> STAFF;
            case CUSTOMER, TRACKING, UNIT, VISITOR -> CUSTOMER;
            case SYSTEM -> SYSTEM;
        };
    }
}
