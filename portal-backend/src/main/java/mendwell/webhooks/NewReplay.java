package mendwell.webhooks;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import mendwell.access.Sets;

/// Which deliveries go out again: those since a time that were not sent or did not arrive.
///
/// @param delivered those that arrived, too, for a receiver that lost its data
@Sets("webhookReplay")
public record NewReplay(@NotNull Instant since, boolean delivered) {}
