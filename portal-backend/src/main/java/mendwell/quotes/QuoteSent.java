package mendwell.quotes;

import java.util.UUID;

/// A quote went to the customer; fired in its transaction.
public record QuoteSent(UUID workOrder, UUID quote) {}
