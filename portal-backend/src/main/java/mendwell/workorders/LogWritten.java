package mendwell.workorders;

import java.util.UUID;

/// Somebody of ours wrote in an order's log; fired in the same transaction.
///
/// @param internal for staff only
public record LogWritten(UUID workOrder, UUID entry, boolean internal) {}
