package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Backlog;
import mendwell.platform.Cursor;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import mendwell.platform.Sql;

/// The rows of `webhook_delivery`: which order, and what kind of thing happened. What is told is read when it is sent.
@ApplicationScoped
@InTransaction
class Deliveries {
    /// The last of them about a day after the first.
    static final int MOST_TRIES = 30;
    /// Of one subscription at once, each of another order.
    static final int BATCH = 4;
    /// Replayed in one transaction.
    static final int PIECE = 1_000;
    /// How long they are kept.
    static final Duration KEPT = Duration.ofDays(30);
    /// Longer than a batch may take; after it another node may take what a sender that died had claimed.
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String SELECT = """
            select d.id, d.webhook_id, d.event, d.work_order_id, o.number, d.state, d.attempts, d.status_code, d.failure, d.took_millis, d.created_at,
              if(d.state = 'WAITING', d.next_attempt_at, null), d.ended_at
            from webhook_delivery d left join work_order o on o.id = d.work_order_id where\s""";

    private final Sql sql;
    private final Clock clock;
    private final Backlog backlog;

    @Inject
    Deliveries(Sql sql, TransactionSynchronizationRegistry registry, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.backlog = new Backlog("webhooks", registry);
    }

    Backlog backlog() {
        return backlog;
    }

    /// @param workOrder null in a test
    /// @param subject the message, log entry or quote it is about; null for none
    /// @param detail the two states of a status change, names of changed fields, or `internal`
    record Claimed(UUID id, UUID webhook, UUID workOrder, EventKind event, UUID subject, String detail, Instant at, int attempts) {}

    // ---- telling

    /// For each subscription that wants it, if the running transaction commits.
    void publish(EventKind event, UUID workOrder, UUID subject, String detail) {
        for (var webhook : sql.beside().list("select id from webhook where enabled and find_in_set(?, events)", Sql.Row::uuid, event.name())) {
            add(webhook, event, workOrder, subject, detail);
        }
    }

    UUID add(UUID webhook, EventKind event, UUID workOrder, UUID subject, String detail) {
        var id = Ids.next();
        var now = clock.instant();
        sql.beside().update(
                "insert into webhook_delivery(id, webhook_id, work_order_id, event, subject_id, detail, created_at, state, attempts, next_attempt_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                id, webhook, workOrder, event, subject, detail, now, DeliveryState.WAITING, now);
        backlog.wakeAfterCommit();
        return id;
    }

    // ---- sending

    /// Subscriptions that have something to be sent now. Of one that is turned off, only tests are looked for, by what
    /// they alone have: no order. What has gathered meanwhile is not read.
    List<UUID> due() {
        var now = clock.instant();
        return sql.list(
                """
                select w.id from webhook w where w.enabled and exists (select 1 from webhook_delivery d
                  where d.webhook_id = w.id and d.state = 'WAITING' and d.next_attempt_at <= ?)
                union all
                select w.id from webhook w where not w.enabled and exists (select 1 from webhook_delivery d force index (webhook_delivery_in_order)
                  where d.webhook_id = w.id and d.work_order_id is null and d.state = 'WAITING' and d.next_attempt_at <= ?)""",
                Sql.Row::uuid,
                now,
                now);
    }

    /// Those of a subscription that have waited longest, of each order the first only. Nobody else gets them meanwhile.
    List<Claimed> claim(UUID webhook) {
        var now = clock.instant();
        var isEnabled = sql.one("select enabled from webhook where id = ? lock in share mode", Sql.Row::flag, webhook).orElse(false);
        var from = isEnabled
                ? " from webhook_delivery d where "
                : " from webhook_delivery d force index (webhook_delivery_in_order) where d.work_order_id is null and "; // tests
        var found = sql.list(
                "select d.id, d.webhook_id, d.work_order_id, d.event, d.subject_id, d.detail, d.created_at, d.attempts" + from + """
                d.webhook_id = ? and d.state = 'WAITING' and d.next_attempt_at <= ?
                  and not exists (select 1 from webhook_delivery e force index (webhook_delivery_in_order)
                    where e.webhook_id = d.webhook_id and e.work_order_id = d.work_order_id and e.state = 'WAITING' and e.position < d.position)
                order by d.next_attempt_at, d.position limit ? for update skip locked""",
                row -> new Claimed(
                        row.uuid(), row.uuid(), row.uuid(), row.value(EventKind.class), row.uuid(), row.text(), row.instant(), row.integer() + 1),
                webhook,
                now,
                BATCH);
        if (!found.isEmpty()) {
            var parameters = new ArrayList<Object>(List.of(now.plus(LEASE)));
            found.forEach(one -> parameters.add(one.id()));
            sql.update(
                    "update webhook_delivery set attempts = attempts + 1, next_attempt_at = ? where id in ("
                            + String.join(",", Collections.nCopies(found.size(), "?")) + ")",
                    parameters.toArray());
        }
        return found;
    }

    void delivered(Claimed one, int status, int tookMillis) {
        end(one, DeliveryState.DELIVERED, status, null, tookMillis);
    }

    void withheld(Claimed one) {
        end(one, DeliveryState.WITHHELD, null, null, null);
    }

    /// False when the claim is not ours any more.
    boolean dead(Claimed one, Integer status, Failure failure, Integer tookMillis) {
        return end(one, DeliveryState.DEAD, status, failure, tookMillis);
    }

    /// Tries again later, unless it was tried often enough.
    void failed(Claimed one, Integer status, Failure failure, Integer tookMillis) {
        if (one.attempts() >= MOST_TRIES) {
            dead(one, status, failure, tookMillis);
            return;
        }
        var next = Backlog.nextTry(one.attempts(), clock.instant());
        finish(one, DeliveryState.WAITING, status, failure, tookMillis, null, next);
    }

    /// What stands behind it, of the same order, so that it is not looked at again and again meanwhile.
    private void postpone(Claimed one, Instant until) {
        if (one.workOrder() != null) {
            sql.update(
                    "update webhook_delivery set next_attempt_at = ? where webhook_id = ? and work_order_id = ? and state = 'WAITING'",
                    until, one.webhook(), one.workOrder());
        }
    }

    private boolean end(Claimed one, DeliveryState state, Integer status, Failure failure, Integer tookMillis) {
        var now = clock.instant();
        return finish(one, state, status, failure, tookMillis, now, now);
    }

    /// False, and nothing done, when the claim is not ours any more: its lease ran out, or somebody replays it.
    private boolean finish(Claimed one, DeliveryState state, Integer status, Failure failure, Integer tookMillis, Instant ended, Instant next) {
        var isOurs = sql.update(
                        "update webhook_delivery set state = ?, status_code = ?, failure = ?, took_millis = ?, ended_at = ?, next_attempt_at = ?"
                                + " where id = ? and state = 'WAITING' and attempts = ?",
                        state, status, failure, tookMillis, ended, next, one.id(), one.attempts())
                > 0;
        if (isOurs) {
            postpone(one, next);
        }
        return isOurs;
    }

    // ---- replaying

    /// Sends it again, with the same id; what still waits is tried at once.
    void replay(UUID id) {
        again("id = ?", id);
    }

    /// A piece of those that ended before a time, oldest first. What was withheld is judged again when it is sent.
    /// @return how many; less than [#PIECE] when there are no more
    int replay(UUID webhook, Instant since, boolean delivered, Instant endedBefore) {
        var count = 0;
        for (var state : DeliveryState.values()) {
            if (state != DeliveryState.WAITING && (delivered || state != DeliveryState.DELIVERED)) {
                count += again(
                        "webhook_id = ? and state = ? and created_at >= ? and ended_at < ? order by created_at, id limit ?",
                        webhook, state, since, endedBefore, PIECE - count);
            }
        }
        return count;
    }

    private int again(String condition, Object... parameters) {
        var all = new ArrayList<Object>(List.of(clock.instant()));
        all.addAll(List.of(parameters));
        var count = sql.update(
                "update webhook_delivery set state = 'WAITING', attempts = 0, ended_at = null, next_attempt_at = ? where " + condition, all.toArray());
        backlog.wakeAfterCommit();
        return count;
    }

    /// Subscriptions that were removed and have deliveries left.
    List<UUID> removed() {
        return sql.list(
                "select webhook_id from (select distinct webhook_id from webhook_delivery) d where webhook_id not in (select id from webhook)",
                Sql.Row::uuid);
    }

    // ---- showing

    Optional<WebhookDeliveryView> find(UUID id) {
        return sql.one(SELECT + "d.id = ?", Deliveries::row, id);
    }

    /// Newest first.
    /// @param state only these; null for all
    Page<WebhookDeliveryView> page(UUID webhook, DeliveryState state, Cursor after, int limit) {
        var where = new StringBuilder("d.webhook_id = ?");
        var parameters = new ArrayList<Object>(List.of(webhook));
        if (state != null) {
            where.append(" and d.state = ?");
            parameters.add(state);
        }
        if (after != null) {
            where.append(" and (d.created_at < ? or d.created_at = ? and d.id < ?)");
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit + 1);
        var found = sql.list(SELECT + where + " order by d.created_at desc, d.id desc limit ?", Deliveries::row, parameters.toArray());
        return Page.of(WebhookDeliveryView.class, found, limit, one -> new Cursor(one.createdAt(), one.id()));
    }

    private static WebhookDeliveryView row(Sql.Row row) throws SQLException {
        return new WebhookDeliveryView(
                row.uuid(),
                row.uuid(),
                row.value(EventKind.class),
                row.uuid(),
                row.text(),
                row.value(DeliveryState.class),
                row.integer(),
                number(row.numberOrNull()),
                row.value(Failure.class),
                number(row.numberOrNull()),
                row.instant(),
                row.instant(),
                row.instant());
    }

    private static Integer number(Long value) {
        return value == null ? null : value.intValue();
    }
}
