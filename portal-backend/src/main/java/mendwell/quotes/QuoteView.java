package mendwell.quotes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.equipment.Warranty;
import mendwell.security.RecordType;
import mendwell.signatures.DocumentSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Nullable String note,
        String terms,
        String consentText,
        String serial,
        String model,
        Warranty warranty,
        String customerName,
        String siteName,
        List<Line> lines,
        @Nullable Instant sentAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        boolean needsIdentityCheck,
        @Nullable DocumentSummary document) {

    @RecordType("quoteLine")
    @Schema(name = "QuoteLineView")
    public record Line(
            UUID id,
            LineKind kind,
            @Nullable UUID partId,
            @Nullable String partNumber,
            String description,
            long quantityThousandths,
            String unit,
            long unitPriceMinor,
            @Nullable Long unitCostMinor,
            boolean covered,
            long amountMinor,
            @Nullable LineDecision decision,
            @Nullable String reason) {}
}
