package mendwell.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// A subscription.
///
/// @param seesOrders false when the roles see no orders but their own ones, so that nothing is ever sent
/// @param goneAt when it was disabled because the receiver answered 410
/// @param secret only in the answer that makes it
/// @param secretBeforeUntil bodies carry the former secret's signature until then, too
/// @param dead deliveries given up, at most 100
/// @param waiting deliveries still to be sent, at most 100
@RecordType("webhook")
public record WebhookView(
        UUID id,
        String name,
        String url,
        List<EventKind> events,
        List<String> roles,
        boolean seesOrders,
        boolean enabled,
        @Nullable Instant goneAt,
        @Nullable String secret,
        @Nullable Instant secretBeforeUntil,
        int dead,
        int waiting,
        Instant createdAt,
        Instant changedAt) {}
