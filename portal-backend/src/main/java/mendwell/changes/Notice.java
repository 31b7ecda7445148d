package mendwell.changes;

import java.util.UUID;
import mendwell.workorders.ChangeKind;

/// One row of `change_notice`, with what decides who may know of it.
///
/// @param engineer null when nobody is assigned
record Notice(long id, UUID workOrder, String kind, UUID customer, UUID engineer) {
    /// For staff only: others must not even learn that there was something.
    boolean isInternal() {
        return kind.equals(ChangeKind.INTERNAL.name());
    }

    /// As an event of the stream.
    String event() {
        var shown = isInternal() ? ChangeKind.TIMELINE.name() : kind;
        return "id: " + id + "\nevent: change\ndata: {\"workOrderId\":\"" + workOrder + "\",\"kind\":\"" + shown + "\"}\n\n";
    }
}
