package mendwell.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.workorders.PauseReason;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;
import org.jspecify.annotations.Nullable;

/// What a body holds as `data`. The order and its parts are the record types that the API shows, so that the rules
/// for them count here too.
///
/// @param workOrder as it is when this is sent; null in a test
/// @param before the status that it came from, when that changed
/// @param after the status that it came to; it may have gone on since
/// @param changed which fields were given other values, by their names in `workOrder`, as far as the roles see them
/// @param subjectId the message, log entry or quote that this is about
@RecordType("webhookEvent")
record EventView(@Nullable Order workOrder, @Nullable At before, @Nullable At after, List<String> changed, @Nullable UUID subjectId) {
    static final EventView TEST = new EventView(null, null, null, List.of(), null);

    @RecordType("workOrder")
    record Order(
            UUID id,
            String number,
            Status status,
            Urgency urgency,
            Priority priority,
            ServiceType serviceType,
            String summary,
            @Nullable Instant promisedFrom,
            @Nullable Instant promisedUntil,
            @Nullable PauseReason pausedReason,
            @Nullable Instant pausedUntil,
            boolean escalated,
            @Nullable String closedReason,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant closedAt,
            Unit equipment,
            CustomerSummary customer,
            SiteView site,
            @Nullable Engineer engineer) {}

    @RecordType("orderEquipment")
    record Unit(UUID id, String serial, String model) {}

    @RecordType("orderEngineer")
    record Engineer(UUID id, @Masked(Mask.NAME) String name, @Masked(Mask.PHONE) String phone) {}

    @RecordType("workOrder")
    record At(Status status) {}
}
