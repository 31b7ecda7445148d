package mendwell.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// One subscription: who is told what, with whose eyes.
@Entity
@Table(name = "webhook")
class Webhook {
    /// How long bodies carry the signatures of both secrets.
    static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    UUID id;

    String name;
    String url;
    private String events;
    private String roles;
    boolean enabled;

    /// When the receiver said that it is gone for good, and was disabled for that.
    @Column(name = "gone_at")
    Instant goneAt;

    /// Encrypted; see [WebhookSecret].
    @Column(name = "sealed_secret")
    byte[] secret;

    @Column(name = "sealed_secret_before")
    byte[] secretBefore;

    @Column(name = "overlap_until")
    Instant secretBeforeUntil;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Version
    int version;

    protected Webhook() {} // for Jakarta Persistence

    Webhook(UUID id, NewWebhook wanted, byte[] secret, Instant now) {
        this.id = id;
        this.name = wanted.name().strip();
        this.url = wanted.url();
        this.enabled = true;
        this.secret = secret;
        this.createdAt = now;
        this.changedAt = now;
        wants(wanted.events());
        seesAs(wanted.roles());
    }

    void wants(Collection<EventKind> kinds) {
        events = EnumSet.copyOf(kinds).stream().map(EventKind::name).collect(Collectors.joining(","));
    }

    List<EventKind> events() {
        return Arrays.stream(events.split(",")).map(EventKind::valueOf).toList();
    }

    void seesAs(Collection<String> names) {
        roles = String.join(",", new TreeSet<>(names));
    }

    Set<String> roles() {
        return new TreeSet<>(Arrays.asList(roles.split(",")));
    }

    void enable(boolean on) {
        enabled = on;
        goneAt = on ? null : goneAt;
    }

    void isGone(Instant now) {
        enabled = false;
        goneAt = now;
        changedAt = now;
    }

    void replaceSecret(byte[] fresh, Instant now) {
        secretBefore = secret;
        secretBeforeUntil = now.plus(OVERLAP);
        secret = fresh;
        changedAt = now;
    }

    boolean isSecretBeforeGood(Instant now) {
        return secretBefore != null && now.isBefore(secretBeforeUntil);
    }
}
