package mendwell.workorders;

import java.util.List;
import mendwell.security.FieldView;

/// What kind of thing changed, for those who watch an order.
public enum ChangeKind {
    STATUS("workOrder.status"),
    MESSAGE("message.id", "message.at"),
    /// an entry of the timeline
    TIMELINE("timelineEntry.id", "timelineEntry.at"),
    /// an entry of the timeline for the staff alone, whatever the rules say
    INTERNAL("timelineEntry.id", "timelineEntry.at", "timelineEntry.internal"),
    QUOTE("workOrder.quotes"),
    REPORT("workOrder.report"),
    RATING("workOrder.rating"),
    PROMISE("workOrder.promisedFrom", "workOrder.promisedUntil"),
    PAUSE("workOrder.pausedReason"),
    PRIORITY("workOrder.priority"),
    ESCALATED("workOrder.escalated"),
    /// what the customer asked for
    ORDER("workOrder.urgency", "workOrder.description");

    private final List<String> tells;

    ChangeKind(String... tells) {
        this.tells = List.of(tells);
    }

    /// Each of these fields may be the one that changed, as `recordType.field`.
    public List<String> tells() {
        return tells;
    }

    /// May they know of it? Only who sees all that it may be about: what is not told shows when the page is loaded next, what
    /// was told cannot be taken back.
    public boolean isFor(FieldView eyes) {
        return tells.stream().allMatch(eyes::sees);
    }
}
