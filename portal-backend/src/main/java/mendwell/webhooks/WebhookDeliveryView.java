package mendwell.webhooks;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// One event on its way to one receiver. What was sent is not kept.
///
/// @param id as in the header `webhook-id`, behind `msg_`
/// @param statusCode of the last answer
/// @param failure why the last try had no answer
/// @param tookMillis how long the last try took
/// @param nextAttemptAt when it is tried next; null when it is not
/// @param endedAt when it was delivered, given up or withheld
@RecordType("webhookDelivery")
public record WebhookDeliveryView(
        UUID id,
        UUID webhookId,
        EventKind event,
        @Nullable UUID workOrderId,
        @Nullable String workOrderNumber,
        DeliveryState state,
        int attempts,
        @Nullable Integer statusCode,
        @Nullable Failure failure,
        @Nullable Integer tookMillis,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt) {}
