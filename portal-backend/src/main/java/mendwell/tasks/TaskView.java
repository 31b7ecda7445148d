package mendwell.tasks;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;

@RecordType("task")
public record TaskView(
        UUID id,
        TaskKind kind,
        UUID workOrderId,
        String workOrderNumber,
        String customerName,
        String reason,
        Instant createdAt,
        Instant dueAt,
        Instant doneAt,
        String doneBy,
        String note) {}
