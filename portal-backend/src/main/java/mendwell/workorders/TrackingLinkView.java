package mendwell.workorders;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// @param url only in the answer that makes the link
@RecordType("trackingLink")
public record TrackingLinkView(UUID id, Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt, @Nullable String url) {
    TrackingLinkView withUrl(String fresh) {
        return new TrackingLinkView(id, createdAt, expiresAt, revokedAt, fresh);
    }
}
