package mendwell.tasks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/// Something a member of staff must do about an order.
@Entity
@Table(name = "task")
class Task {
    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    TaskKind kind;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    @Column(updatable = false)
    String reason;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "done_at")
    Instant doneAt;

    @Column(name = "done_by")
    String doneBy;

    String note;

    @Version
    int version;

    protected Task() {} // for Jakarta Persistence

    Task(UUID id, TaskKind kind, UUID workOrderId, String reason, Instant now, Instant dueAt) {
        this.id = id;
        this.kind = kind;
        this.workOrderId = workOrderId;
        this.reason = reason;
        this.createdAt = now;
        this.dueAt = dueAt;
    }

    /// Done once; a second completion keeps the first.
    void complete(String by, String note, Instant now) {
        if (doneAt == null) {
            doneAt = now;
            doneBy = by;
            this.note = note;
        }
    }
}
