package mendwell.workorders;

import java.util.Set;
import java.util.UUID;

/// Fields of an order were given other values, by hand or by a move; fired in the same transaction. What its process
/// does to it is told by [WorkOrderArrived].
///
/// @param fields by their names in the policy (`workOrder.…`)
public record WorkOrderEdited(UUID workOrder, Set<String> fields) {}
