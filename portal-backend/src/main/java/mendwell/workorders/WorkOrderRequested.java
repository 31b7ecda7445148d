package mendwell.workorders;

import java.util.UUID;

/// A new order exists; fired in its transaction.
/// @param process the id of the process that is to drive it
public record WorkOrderRequested(UUID workOrder, String number, String process) {}
