package mendwell.workorders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One message in an order's conversation between the customer's side and ours.
@Entity
@Table(name = "message")
class Message {
    @Id
    UUID id;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    Instant at;

    @Column(name = "author_key", updatable = false)
    String authorKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "author_kind", updatable = false)
    ActorKind authorKind;

    @Column(name = "author_name", updatable = false)
    String authorName;

    String body;

    protected Message() {} // for Jakarta Persistence

    Message(UUID id, UUID workOrderId, Instant at, String authorKey, ActorKind authorKind, String authorName, String body) {
        this.id = id;
        this.workOrderId = workOrderId;
        this.at = at;
        this.authorKey = authorKey;
        this.authorKind = authorKind;
        this.authorName = authorName;
        this.body = body;
    }
}
