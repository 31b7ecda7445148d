package mendwell.workorders;

import java.util.UUID;

/// An order reached a milestone of its process; fired in the same transaction.
public record WorkOrderArrived(UUID workOrder, Status from, Status to) {}
