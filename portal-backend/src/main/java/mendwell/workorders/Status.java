package mendwell.workorders;

/// Where an order stands, as people see it: the milestone its process waits at. Derived from the process, never set by hand.
public enum Status {
    /// waits for triage
    REQUESTED,
    /// waits for dispatch
    TRIAGED,
    /// waits for the engineer's yes
    DISPATCHED,
    /// the engineer will travel
    ACCEPTED,
    TRAVELLING,
    /// checked in, diagnosing
    ON_SITE,
    /// the quote is being made
    QUOTING,
    /// the customer decides on the quote
    QUOTED,
    IN_REPAIR,
    /// the report is being written
    REPORTING,
    /// the customer confirms the report
    SIGN_OFF,
    /// done; the customer may rate
    RATING,
    CLOSED,
    CANCELLED,
    REJECTED;

    public boolean isOver() {
        return switch (this) {
            case CLOSED, CANCELLED, REJECTED -> true;
            case REQUESTED, TRIAGED, DISPATCHED, ACCEPTED, TRAVELLING, ON_SITE, QUOTING, QUOTED, IN_REPAIR, REPORTING, SIGN_OFF, RATING ->
                false;
        };
    }
}
