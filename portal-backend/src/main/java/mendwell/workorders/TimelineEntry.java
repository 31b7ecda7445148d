package mendwell.workorders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One thing that happened to an order. Never changed once written.
@Entity
@Table(name = "timeline_entry")
class TimelineEntry {
    @Id
    UUID id;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    Instant at;

    @Enumerated(EnumType.STRING)
    TimelineKind kind;

    @Enumerated(EnumType.STRING)
    Status status;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    ActorKind actorKind;

    @Column(name = "actor_name")
    String actorName;

    String text;
    boolean internal;

    protected TimelineEntry() {} // for Jakarta Persistence

    TimelineEntry(
            UUID id,
            UUID workOrderId,
            Instant at,
            TimelineKind kind,
            Status status,
            ActorKind actorKind,
            String actorName,
            String text,
            boolean internal) {
        this.id = id;
        this.workOrderId = workOrderId;
        this.at = at;
        this.kind = kind;
        this.status = status;
        this.actorKind = actorKind;
        this.actorName = actorName;
        this.text = text;
        this.internal = internal;
    }
}
