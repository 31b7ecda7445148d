package mendwell.processes;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.turns.MoveKind;
import mendwell.workorders.PauseReason;
import mendwell.workorders.Priority;
import org.hibernate.validator.constraints.CodePointLength;

/// One step of the process, with what that step needs; [Moves] says which members each kind takes.
@Sets(value = "workOrder", existing = true)
public record Move(
        @Sets.Act @NotNull MoveKind move,
        Priority priority,
        @Sets.Field("engineer") UUID engineerId,
        @FutureOrPresent Instant promisedFrom,
        @FutureOrPresent Instant promisedUntil,
        @Sets.Act @Size(max = 500) String reason,
        @Sets.Act PauseReason pauseReason,
        @Sets.Act @FutureOrPresent Instant pausedUntil,
        @Sets.Act @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Sets.Act @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Sets.Act Boolean quoteNeeded,
        @Sets.Act @CodePointLength(max = 10_000) String note) {}
