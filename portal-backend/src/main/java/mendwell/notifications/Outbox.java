package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.access.Rotation;
import mendwell.access.Secrets;
import mendwell.platform.Backlog;
import mendwell.platform.InTransaction;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Sql;

/// Mail that goes out if, and only if, the running transaction commits.
@ApplicationScoped
@InTransaction
public class Outbox {
    static final int MOST_TRIES = 10;
    static final int BATCH = 16;
    /// Longer than sending a batch may take; after it another node may take the letters of a sender that died.
    static final Duration LEASE = Duration.ofMinutes(3);

    private final Sql sql;
    private final Secrets secrets;
    private final Clock clock;
    private final Backlog backlog;

    @Inject
    Outbox(Sql sql, Secrets secrets, TransactionSynchronizationRegistry registry, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
        this.backlog = new Backlog("outbox", registry);
    }

    /// @param attempts how often it was tried, this time included
    /// @param letter null when the row was written with another secret key and nobody can read it
    record Claimed(long id, String dedupKey, int attempts, Letter letter) {}

    /// A mail about an order, to whoever its kind is for; in the language of each. Without an e-mail address nothing is sent.
    /// @param dedupKey at most 120 characters; a second letter with the same key is not written
    /// @param details what the order does not say itself, such as `code`
    public void mail(String dedupKey, UUID workOrder, MailKind kind, Map<String, String> details) {
        put(dedupKey, orderKey(kind, workOrder), new Letter(kind, workOrder, null, details));
    }

    /// The same, to one person.
    /// @param name null when nobody is named
    public void mail(String dedupKey, UUID workOrder, MailKind kind, String name, String email, Language language, Map<String, String> details) {
        put(dedupKey, orderKey(kind, workOrder), new Letter(kind, workOrder, new Letter.Recipient(name, email, language.tag()), details));
    }

    /// A code is good for minutes: it does not wait behind the order's other letters.
    private static String orderKey(MailKind kind, UUID workOrder) {
        return (kind == MailKind.CODE ? "code:" : "order:") + workOrder;
    }

    /// @param orderKey letters with the same key go out one after the other
    void put(String dedupKey, String orderKey, Letter letter) {
        var now = clock.instant();
        sql.update(
                "insert ignore into outbox(kind, order_key, dedup_key, payload, created_at, next_attempt_at) values (?, ?, ?, ?, ?, ?)",
                letter.kind(),
                orderKey,
                dedupKey,
                seal(letter),
                now,
                now);
        backlog.wakeAfterCommit();
    }

    Backlog backlog() {
        return backlog;
    }

    /// The letters that have waited longest, of each order the first only. Nobody else gets them meanwhile.
    List<Claimed> claim() {
        var now = clock.instant();
        // In the order of its index: the cost does not grow with what waits.
        var found = sql.list(
                """
                select o.id, o.dedup_key, o.attempts, o.payload from outbox o
                where o.delivered_at is null and o.dead_at is null and o.next_attempt_at <= ?
                  and not exists (select 1 from outbox e
                    where e.order_key = o.order_key and e.id < o.id and e.delivered_at is null and e.dead_at is null)
                order by o.next_attempt_at, o.id limit ? for update skip locked""",
                row -> new Claimed(row.number(), row.text(), row.integer() + 1, open(row.text())),
                now,
                BATCH);
        each(found, "attempts = attempts + 1, next_attempt_at = ?", now.plus(LEASE));
        return found;
    }

    /// Claimed and not tried: their time ran out.
    void release(List<Claimed> untried) {
        each(untried, "attempts = attempts - 1, next_attempt_at = ?", clock.instant());
    }

    private void each(List<Claimed> letters, String set, Object value) {
        if (letters.isEmpty()) {
            return;
        }
        var parameters = new ArrayList<Object>();
        parameters.add(value);
        letters.forEach(letter -> parameters.add(letter.id()));
        sql.update("update outbox set " + set + " where id in (?" + ",?".repeat(letters.size() - 1) + ")", parameters.toArray());
    }

    /// Keeps what was added while composing, so that a second try sends the same.
    void rewrite(long id, Letter letter) {
        sql.update("update outbox set payload = ? where id = ?", seal(letter), id);
    }

    void delivered(List<Claimed> letters) {
        each(letters, "payload = '', last_error = null, delivered_at = ?", clock.instant());
    }

    /// @param error without anything personal
    /// @param hopeless trying again would not help
    void failed(Claimed claimed, String error, boolean hopeless) {
        var now = clock.instant();
        var dead = hopeless || claimed.attempts() >= MOST_TRIES;
        sql.update(
                "update outbox set last_error = ?, next_attempt_at = ?, dead_at = ? where id = ?",
                error.substring(0, Math.min(500, error.length())),
                Backlog.nextTry(claimed.attempts(), now),
                dead ? now : null,
                claimed.id());
    }

    void renew(@Observes Rotation rotation) {
        record Waiting(long id, String payload) {}
        sql.list("select id, payload from outbox where delivered_at is null", row -> new Waiting(row.number(), row.text()))
                .forEach(letter -> sql.update(
                        "update outbox set payload = ? where id = ? and payload = ?",
                        Base64.getEncoder().encodeToString(secrets.renewed(Base64.getDecoder().decode(letter.payload()))),
                        letter.id(),
                        letter.payload()));
    }

    private String seal(Letter letter) {
        return Base64.getEncoder().encodeToString(secrets.encrypt(Json.MAPPER.writeValueAsString(letter)));
    }

    private Letter open(String payload) {
        return secrets.decrypt(Base64.getDecoder().decode(payload))
                .map(json -> Json.MAPPER.readValue(json, Letter.class))
                .orElse(null);
    }
}
