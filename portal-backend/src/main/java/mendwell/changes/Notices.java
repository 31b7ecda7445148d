package mendwell.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.WorkOrderChanged;

/// The rows of `change_notice`: written with each change, read for the watchers, kept for a day.
@ApplicationScoped
class Notices {
    static final Duration KEPT = Duration.ofHours(24);
    private static final String OF_TRANSACTION = "mendwell.changes";
    private static final String SELECT = "select n.id, n.work_order_id, n.kind, o.customer_id, o.engineer_id"
            + " from change_notice n join work_order o on o.id = n.work_order_id ";

    private final Sql sql;
    private final TransactionSynchronizationRegistry registry;
    private final Watchers watchers;
    private final Clock clock;

    @Inject
    Notices(Sql sql, TransactionSynchronizationRegistry registry, Watchers watchers, Clock clock) {
        this.sql = sql;
        this.registry = registry;
        this.watchers = watchers;
        this.clock = clock;
    }

    /// The same change twice in one transaction is one notice.
    void write(@Observes WorkOrderChanged changed) {
        written().computeIfAbsent(changed, fresh -> sql.one(
                        "insert into change_notice(work_order_id, kind, at) values (?, ?, ?) returning id",
                        Sql.Row::number,
                        fresh.workOrder(),
                        fresh.kind(),
                        clock.instant())
                .orElseThrow());
    }

    private Map<WorkOrderChanged, Long> written() {
        @SuppressWarnings("unchecked")
        var known = (Map<WorkOrderChanged, Long>) registry.getResource(OF_TRANSACTION);
        if (known != null) {
            return known;
        }
        var fresh = new HashMap<WorkOrderChanged, Long>();
        registry.putResource(OF_TRANSACTION, fresh);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {} // the rows are written already

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    watchers.committed(fresh.values());
                }
            }
        });
        return fresh;
    }

    List<Notice> byId(List<Long> ids) {
        var places = String.join(",", Collections.nCopies(ids.size(), "?"));
        return read(SELECT + "where n.id in (" + places + ") order by n.id", ids.toArray());
    }

    /// @param most at most so many, the oldest first
    List<Notice> since(Instant from, int most) {
        return read(SELECT + "where n.at >= ? order by n.id limit ?", from, most);
    }

    /// When this notice was written; empty when it is kept no longer.
    Optional<Instant> timeOf(long id) {
        return sql.one("select at from change_notice where id = ?", Sql.Row::instant, id);
    }

    private List<Notice> read(String query, Object... parameters) {
        return sql.list(query, row -> new Notice(row.number(), row.uuid(), row.value(ChangeKind.class), row.uuid(), row.uuid()), parameters);
    }

    /// @return how many were swept; many are swept in several goes, so that none locks for long
    @InTransaction
    int sweep() {
        return sql.update("delete from change_notice where at < ? limit 5000", clock.instant().minus(KEPT));
    }
}
