package mendwell.changes;

import java.util.UUID;
import mendwell.workorders.ChangeKind;

/// One row of `change_notice`, with what decides who may know of it.
///
/// @param engineer null when nobody is assigned
record Notice(long id, UUID workOrder, ChangeKind kind, UUID customer, UUID engineer) {
    /// As an event of the stream.
    String event() {
        return "id: " + id + "\nevent: change\ndata: {\"workOrderId\":\"" + workOrder + "\",\"kind\":\"" + shown() + "\"}\n\n";
    }

    /// The words that readers of the stream know.
    private ChangeKind shown() {
        return switch (kind) {
            case STATUS, MESSAGE, TIMELINE, QUOTE, ORDER -> kind;
            case INTERNAL -> ChangeKind.TIMELINE;
            case REPORT, RATING, PROMISE, PAUSE, PRIORITY, ESCALATED -> ChangeKind.ORDER;
        };
    }
}
