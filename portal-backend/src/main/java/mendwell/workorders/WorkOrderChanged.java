package mendwell.workorders;

import java.util.UUID;

/// Something about an order changed that its viewers should see; fired in the same transaction.
public record WorkOrderChanged(UUID workOrder, ChangeKind kind) {}
