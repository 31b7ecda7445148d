package mendwell.quotes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.equipment.Warranty;
import mendwell.security.RecordType;
import mendwell.signatures.DocumentSummary;

/// One version of a quote with all a customer needs to decide.
///
/// @param needsIdentityCheck this caller must enter a one-time code before signing
@RecordType("quote")
public record QuoteView(
        UUID id,
        String number,
        int versionNumber,
        QuoteStatus status,
        UUID workOrderId,
        String workOrderNumber,
        String currency,
        int taxRateBasisPoints,
        long subtotalMinor,
        long taxMinor,
        long totalMinor,
        Instant validUntil,
        String note,
        String terms,
        String consentText,
        String serial,
        String model,
        Warranty warranty,
        String customerName,
        String siteName,
        List<Line> lines,
        Instant sentAt,
        Instant decidedAt,
        String decidedBy,
        String reason,
        boolean needsIdentityCheck,
        DocumentSummary document) {

    @RecordType("quoteLine")
    public record Line(
            UUID id,
            LineKind kind,
            UUID partId,
            String partNumber,
            String description,
            long quantityThousandths,
            String unit,
            long unitPriceMinor,
            Long unitCostMinor,
            boolean covered,
            long amountMinor,
            LineDecision decision,
            String reason) {}
}
