package mendwell.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.files.AttachmentView;
import mendwell.security.RecordType;
import mendwell.signatures.DocumentSummary;
import org.jspecify.annotations.Nullable;

/// What the engineer found and did, and the customer's confirmation.
///
/// @param consentText the sentence the customer signs under, in the customer's language; the evidence holds its hash
/// @param needsIdentityCheck this caller must enter a one-time code before signing
@RecordType("report")
public record ReportView(
        String findings,
        String workDone,
        @Nullable String recommendation,
        int labourMinutes,
        List<UsedPart> parts,
        List<AttachmentView> photos,
        String engineerName,
        Instant writtenAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        String consentText,
        boolean needsIdentityCheck,
        @Nullable DocumentSummary document) {

    ReportView with(List<UsedPart> used, boolean identityCheck, DocumentSummary sealed) {
        return new ReportView(
                findings,
                workDone,
                recommendation,
                labourMinutes,
                used,
                photos,
                engineerName,
                writtenAt,
                signedBy,
                signedAt,
                consentText,
                identityCheck,
                sealed);
    }

    @RecordType("reportPart")
    public record UsedPart(UUID partId, String number, String nameZh, String nameEn, int quantity, String unit) {}
}
