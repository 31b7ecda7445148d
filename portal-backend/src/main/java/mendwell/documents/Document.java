package mendwell.documents;

import java.time.Instant;
import java.time.ZoneId;

/// What a customer gets as a PDF. What its readers may not see is null, a text empty, and leaves no trace: number, version,
/// time of issue and signature are always there, since they say which paper this is.
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
