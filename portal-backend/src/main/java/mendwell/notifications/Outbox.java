package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import mendwell.access.Secrets;
import mendwell.platform.InTransaction;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Sql;

/// Mail that goes out if, and only if, the running transaction commits.
@ApplicationScoped
@InTransaction
public class Outbox {
    static final int MOST_TRIES = 10;
    /// Longer than sending can take; after it another node may take a letter whose sender died.
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String WOKEN = "mendwell.outbox";

    private final Sql sql;
    private final Secrets secrets;
    private final TransactionSynchronizationRegistry registry;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);

    @Inject
    Outbox(Sql sql, Secrets secrets, TransactionSynchronizationRegistry registry, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.registry = registry;
        this.clock = clock;
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
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        if (registry.getResource(WOKEN) != null) {
            return;
        }
        registry.putResource(WOKEN, true);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {} // the rows are written already

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake.release();
                }
            }
        });
    }

    Semaphore wake() {
        return wake;
    }

    /// The oldest letter whose time has come and before which nothing of its order waits. Nobody else gets it meanwhile.
    Optional<Claimed> claim() {
        var now = clock.instant();
        var found = sql.one(
                """
                select o.id, o.dedup_key, o.attempts, o.payload from outbox o
                where o.delivered_at is null and o.dead_at is null and o.next_attempt_at <= ?
                  and not exists (select 1 from outbox e
                    where e.order_key = o.order_key and e.id < o.id and e.delivered_at is null and e.dead_at is null)
                order by o.id limit 1 for update skip locked""",
                row -> new Claimed(row.number(), row.text(), row.integer() + 1, open(row.text())),
                now);
        found.ifPresent(claimed -> sql.update(
                "update outbox set attempts = ?, next_attempt_at = ? where id = ?", claimed.attempts(), now.plus(LEASE), claimed.id()));
        return found;
    }

    /// Keeps what was added while composing, so that a second try sends the same.
    void rewrite(long id, Letter letter) {
        sql.update("update outbox set payload = ? where id = ?", seal(letter), id);
    }

    void delivered(long id) {
        sql.update("update outbox set delivered_at = ?, payload = '', last_error = null where id = ?", clock.instant(), id);
    }

    /// @param error without anything personal
    /// @param hopeless trying again would not help
    void failed(Claimed claimed, String error, boolean hopeless) {
        var now = clock.instant();
        var dead = hopeless || claimed.attempts() >= MOST_TRIES;
        sql.update(
                "update outbox set last_error = ?, next_attempt_at = ?, dead_at = ? where id = ?",
                error.substring(0, Math.min(500, error.length())),
                nextTry(claimed.attempts(), now),
                dead ? now : null,
                claimed.id());
    }

    /// Half a minute after the first try, twice as long each time, at most an hour.
    static Instant nextTry(int attempts, Instant now) {
        return now.plus(Duration.ofSeconds(Math.min(3600, 30L << Math.min(10, attempts - 1))));
    }

    int sweep() {
        return sql.update("delete from outbox where delivered_at < ? limit 1000", clock.instant().minus(KEPT));
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
