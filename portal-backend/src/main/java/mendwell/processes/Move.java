package mendwell.processes;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import mendwell.workorders.PauseReason;
import mendwell.workorders.Priority;
import org.hibernate.validator.constraints.CodePointLength;

/// One step of the process, with what that step needs; [Moves] says which members each kind takes.
public record Move(
        @NotNull MoveKind move,
        Priority priority,
        UUID engineerId,
        Instant promisedFrom,
        Instant promisedUntil,
        @Size(max = 500) String reason,
        PauseReason pauseReason,
        Instant pausedUntil,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude,
        Boolean quoteNeeded,
        @CodePointLength(max = 10_000) String note) {}
