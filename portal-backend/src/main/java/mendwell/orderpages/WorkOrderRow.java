package mendwell.orderpages;

import java.time.Instant;
import java.util.UUID;
import mendwell.platform.Cursor;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;

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
        String customerLevel,
        String serial,
        String model,
        String siteName,
        String region,
        String engineerName,
        Instant promisedUntil,
        boolean paused,
        boolean escalated,
        Instant createdAt,
        Instant changedAt) {
    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
