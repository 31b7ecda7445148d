package mendwell.ratings;

import java.util.UUID;

/// The customer rated the service, or sent it back; fired in its transaction.
public record Rated(UUID workOrder, int score, String comment, boolean reopen) {}
