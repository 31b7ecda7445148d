package mendwell.orderpages;

import java.util.List;
import mendwell.security.RecordType;

/// How many orders there are of each value of one field.
///
/// @param by the field
/// @param groups the largest first
/// @param more whether there are more orders than were looked at: then these are the newest
@RecordType("workOrderGroups")
public record WorkOrderGroups(String by, List<WorkOrderGroup> groups, boolean more) {}
