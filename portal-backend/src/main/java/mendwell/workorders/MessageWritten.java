package mendwell.workorders;

import java.util.UUID;

/// Somebody wrote in an order's conversation; fired in the same transaction.
public record MessageWritten(UUID workOrder, UUID message, ActorKind author) {}
