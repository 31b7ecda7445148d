package mendwell.workorders;

public enum TimelineKind {
    STATUS,
    LOG,
    PAUSED,
    RESUMED,
    PROMISE_MOVED,
    ESCALATED,
    QUOTE_SENT,
    QUOTE_DECIDED,
    REPORT_SEALED,
    RATED,
    REOPENED
}
