package mendwell.webhooks;

import java.time.Instant;
import mendwell.security.RecordType;

/// What a replay set going.
///
/// @param deliveries how many
@RecordType("webhookReplay")
public record WebhookReplayView(Instant since, boolean delivered, int deliveries) {}
