package mendwell.quotes;

import java.util.UUID;

/// The customer decided on a quote; fired in its transaction.
public record QuoteDecided(UUID workOrder, UUID quote, Outcome outcome, String reason) {}
