package mendwell.workorders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import mendwell.platform.Ids;

/// One repair job. Its status follows its process; its own rules are about pauses, promises, and what may change when.
@Entity
@Table(name = "work_order")
class WorkOrder {
    @Id
    UUID id;

    @Column(updatable = false)
    String number;

    @Enumerated(EnumType.STRING)
    Status status = Status.REQUESTED;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Enumerated(EnumType.STRING)
    Priority priority;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type", updatable = false)
    ServiceType serviceType;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Channel channel;

    String summary;
    String description;

    @Column(name = "form_version", updatable = false)
    int formVersion;

    @Column(updatable = false)
    String answers;

    @Column(name = "equipment_id", updatable = false)
    UUID equipmentId;

    @Column(name = "customer_id", updatable = false)
    UUID customerId;

    @Column(name = "site_id", updatable = false)
    UUID siteId;

    @Column(updatable = false)
    String region;

    @Column(name = "contact_id", updatable = false)
    UUID contactId;

    @Column(name = "contact_name")
    String contactName;

    @Column(name = "contact_phone")
    String contactPhone;

    @Column(name = "contact_email")
    String contactEmail;

    @Column(name = "contact_language")
    String contactLanguage;

    @Column(name = "engineer_id")
    UUID engineerId;

    @Column(name = "preferred_from")
    Instant preferredFrom;

    @Column(name = "preferred_until")
    Instant preferredUntil;

    @Column(name = "promised_from")
    Instant promisedFrom;

    @Column(name = "promised_until")
    Instant promisedUntil;

    @Column(name = "promise_reason")
    String promiseReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "paused_reason")
    PauseReason pausedReason;

    @Column(name = "paused_note")
    String pausedNote;

    @Column(name = "paused_until")
    Instant pausedUntil;

    @Column(name = "escalated_at")
    Instant escalatedAt;

    @Column(name = "check_in_latitude")
    Double checkInLatitude;

    @Column(name = "check_in_longitude")
    Double checkInLongitude;

    @Column(name = "checked_in_at")
    Instant checkedInAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "closed_reason")
    String closedReason;

    int reopened;

    @Column(name = "process_id")
    String processId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    int version;

    protected WorkOrder() {} // for Jakarta Persistence

    WorkOrder(UUID id, String number, NewRequest wanted, Instant now) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.number = Objects.requireNonNull(number, "number is null");
        this.urgency = wanted.urgency();
        this.priority = Priority.P3;
        this.serviceType = wanted.serviceType();
        this.channel = wanted.channel();
        this.description = wanted.description();
        this.summary = firstLine(wanted.description());
        this.formVersion = wanted.formVersion();
        this.answers = wanted.answers();
        this.equipmentId = wanted.equipmentId();
        this.customerId = wanted.customerId();
        this.siteId = wanted.siteId();
        this.region = wanted.region();
        this.contactId = wanted.contactId();
        this.contactName = wanted.contactName();
        this.contactPhone = wanted.contactPhone();
        this.contactEmail = wanted.contactEmail();
        this.contactLanguage = wanted.contactLanguage();
        this.preferredFrom = wanted.preferredFrom();
        this.preferredUntil = wanted.preferredUntil();
        this.processId = Ids.next().toString();
        this.createdAt = now;
        this.changedAt = now;
    }

    /// The process reached a milestone.
    void arrive(Status milestone, Instant now) {
        status = milestone;
        changedAt = now;
        pausedReason = null;
        pausedNote = null;
        pausedUntil = null;
        if (milestone != Status.DISPATCHED) {
            escalatedAt = null;
        }
        if (milestone.isOver()) {
            closedAt = now;
        } else {
            closedAt = null;
            closedReason = null;
        }
        if (milestone == Status.TRIAGED) {
            engineerId = null;
        }
    }

    void pause(PauseReason reason, String note, Instant until, Instant now) {
        if (status.isOver() || pausedReason != null) {
            throw new PauseRefused();
        }
        pausedReason = reason;
        pausedNote = note;
        pausedUntil = until;
        changedAt = now;
    }

    void resume(Instant now) {
        if (pausedReason == null) {
            throw new PauseRefused();
        }
        pausedReason = null;
        pausedNote = null;
        pausedUntil = null;
        changedAt = now;
    }

    /// A promise once given is broken only with a reason that the customer can read; one that ends sooner, or as late as
    /// before, keeps it.
    /// @return whether an earlier promise was broken
    boolean promise(Instant from, Instant until, String reason, Instant now) {
        if (from != null && until != null && until.isBefore(from)) {
            throw new PromiseRefused("promise-ends-before-it-begins");
        }
        var moved = promisedUntil != null && (until == null || until.isAfter(promisedUntil));
        if (moved && (reason == null || reason.isBlank())) {
            throw new PromiseRefused("promise-needs-reason");
        }
        promisedFrom = from;
        promisedUntil = until;
        promiseReason = moved ? reason : promiseReason;
        changedAt = now;
        return moved;
    }

    boolean mayReopen(Instant now, Duration grace) {
        return status == Status.CLOSED && closedAt != null && now.isBefore(closedAt.plus(grace));
    }

    static String firstLine(String text) {
        var line = text.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= 80 ? line : line.substring(0, line.offsetByCodePoints(0, 79)) + "…";
    }
}
