package mendwell.changes;

import java.util.UUID;

/// One row of `change_notice`, with what decides who may know of it.
///
/// @param engineer null when nobody is assigned
record Notice(long id, UUID workOrder, String kind, UUID customer, UUID engineer) {
    /// As an event of the stream.
    String event() {
        return "id: " + id + "\nevent: change\ndata: {\"workOrderId\":\"" + workOrder + "\",\"kind\":\"" + kind + "\"}\n\n";
    }
}
