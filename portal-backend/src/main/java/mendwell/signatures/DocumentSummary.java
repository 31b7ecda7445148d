package mendwell.signatures;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;

/// A sealed PDF of an order.
///
/// @param url a signed, short-lived link to the PDF
@RecordType("document")
public record DocumentSummary(UUID id, DocumentKind kind, String number, Instant sealedAt, String url) {}
