package mendwell.quotes;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;

@RecordType("quoteSummary")
public record QuoteSummary(
        UUID id, String number, int versionNumber, QuoteStatus status, long totalMinor, String currency, Instant validUntil) {}
