package mendwell.orderpages;

import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// Orders that have one value in common.
///
/// @param value as the list gives it; null for those that have none
/// @param count how many of the orders looked at
@RecordType("workOrderGroup")
public record WorkOrderGroup(@Nullable String value, int count) {}
