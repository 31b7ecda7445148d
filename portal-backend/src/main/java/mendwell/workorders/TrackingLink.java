package mendwell.workorders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import mendwell.access.Hash;

/// Opens one order without an account. Only the token's hash is kept, so a link can be shown once, when it is made.
@Entity
@Table(name = "tracking_link")
class TrackingLink {
    @Id
    UUID id;

    @Column(name = "token_hash")
    byte[] tokenHash;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Version
    int version;

    protected TrackingLink() {} // for Jakarta Persistence

    TrackingLink(UUID id, String token, UUID workOrderId, Instant now, Instant expiresAt) {
        this.id = id;
        open(token);
        this.workOrderId = workOrderId;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /// From now on this token opens the order, and no other.
    final void open(String token) {
        tokenHash = Hash.sha256(token);
    }

    TrackingLinkView view() {
        return new TrackingLinkView(id, createdAt, expiresAt, revokedAt, null);
    }

    /// Revoking twice changes nothing.
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
