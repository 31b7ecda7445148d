package mendwell.tasks;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

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
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String note) {}
