package mendwell.workorders;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;

/// @param url only in the answer that makes the link
@RecordType("trackingLink")
public record TrackingLinkView(UUID id, Instant createdAt, Instant expiresAt, Instant revokedAt, String url) {
    TrackingLinkView withUrl(String fresh) {
        return new TrackingLinkView(id, createdAt, expiresAt, revokedAt, fresh);
    }
}
