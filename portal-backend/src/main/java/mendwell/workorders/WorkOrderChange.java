package mendwell.workorders;

import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import mendwell.access.Sets;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// A change of an order's own fields, as a merge patch.
@Sets(value = "workOrder", existing = true)
public record WorkOrderChange(
        Urgency urgency,
        Priority priority,
        @CodePointLength(min = 1, max = 10_000) String description,
        @Nullable @FutureOrPresent Instant promisedFrom,
        @Nullable @FutureOrPresent Instant promisedUntil,
        @Size(max = 500) String promiseReason) {}
