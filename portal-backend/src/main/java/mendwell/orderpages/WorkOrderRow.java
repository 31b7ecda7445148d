package mendwell.orderpages;

import java.time.Instant;
import java.util.UUID;
import mendwell.customers.CustomerLevel;
import mendwell.platform.Cursor;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;
import org.jspecify.annotations.Nullable;

/// One line of a list of orders.
@RecordType("workOrderRow")
public record WorkOrderRow(
        UUID id,
        String number,
        Status status,
        Urgency urgency,
        Priority priority,
        ServiceType serviceType,
        String summary,
        @Masked(Mask.NAME) String customerName,
        CustomerLevel customerLevel,
        String serial,
        String model,
        String siteName,
        String region,
        @Nullable String engineerName,
        @Nullable Instant promisedUntil,
        boolean paused,
        boolean escalated,
        Instant createdAt,
        Instant changedAt) {
    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
