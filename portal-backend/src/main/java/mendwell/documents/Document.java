package mendwell.documents;

import java.time.Instant;
import java.time.ZoneId;

/// What a customer gets as a PDF.
public sealed interface Document permits QuoteDocument, ReportDocument {
    Owner owner();

    String number();

    int version();

    Instant issuedAt();

    /// The zone in which the document's times are written.
    ZoneId zone();

    Job job();

    Signature signature();
}
