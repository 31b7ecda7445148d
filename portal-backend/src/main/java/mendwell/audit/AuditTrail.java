package mendwell.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.platform.Json;

/// Collects the changes of the running transaction and writes them right before its commit, all at once.
@ApplicationScoped
public class AuditTrail {
    private static final String OF_TRANSACTION = "mendwell.audit";
    private static final int MOST_AT_ONCE = 100;

    public enum Action {
        INSERT,
        UPDATE,
        DELETE
    }

    /// The order that a record belongs to.
    /// @param query an expression of SQL with one place: the order's id itself, or that of a record whose row names the order
    /// @param id null for none
    record OfOrder(String query, UUID id) {
        static final String ITSELF = "?";
    }

    /// @param changes per column the value after an insert, `[before, after]` of an update, or the value before a delete
    private record Entry(Action action, String type, String id, OfOrder order, Map<String, Object> changes) {}

    private final DataSource connections;
    private final TransactionSynchronizationRegistry registry;
    private final CurrentRequest request;
    private final Clock clock;

    @Inject
    AuditTrail(DataSource connections, TransactionSynchronizationRegistry registry, CurrentRequest request, Clock clock) {
        this.connections = connections;
        this.registry = registry;
        this.request = request;
        this.clock = clock;
    }

    /// For EclipseLink's listener, which no container makes.
    static AuditTrail current() {
        return CDI.current().select(AuditTrail.class).get();
    }

    /// Records a change made by plain SQL; changes of entities record themselves.
    /// @param type the table
    /// @param workOrder the order it belongs to; null for none
    /// @param changes per column the new value, or a list of the one before and the one after; no secrets
    public void record(Action action, String type, String id, UUID workOrder, Map<String, Object> changes) {
        add(action, type, id, new OfOrder(OfOrder.ITSELF, workOrder), changes);
    }

    void add(Action action, String type, String id, OfOrder order, Map<String, Object> changes) {
        entries().add(new Entry(action, type, id, order, changes));
    }

    @SuppressWarnings("unchecked")
    private List<Entry> entries() {
        if (registry.getResource(OF_TRANSACTION) instanceof List<?> known) {
            return (List<Entry>) known;
        }
        var fresh = new ArrayList<Entry>();
        registry.putResource(OF_TRANSACTION, fresh);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                write(fresh);
            }

            @Override
            public void afterCompletion(int status) {} // written or rolled back with everything else
        });
        return fresh;
    }

    private void write(List<Entry> entries) {
        for (int from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            insert(entries.subList(from, Math.min(entries.size(), from + MOST_AT_ONCE)));
        }
        entries.clear();
    }

    private void insert(List<Entry> entries) {
        var caller = caller();
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var query = "insert into audit_entry(at, actor, actor_name, action, record_type, record_id, work_order_id, changes) values "
                + entries.stream().map(entry -> "(?,?,?,?,?,?," + entry.order().query() + ",?)").collect(Collectors.joining(","));
        try (var connection = connections.getConnection();
                var insert = connection.prepareStatement(query)) {
            int at = 0;
            for (var entry : entries) {
                insert.setObject(++at, now);
                insert.setString(++at, caller.key());
                insert.setString(++at, caller.name());
                insert.setString(++at, entry.action().name());
                insert.setString(++at, entry.type());
                insert.setString(++at, entry.id());
                insert.setString(++at, entry.order().id() == null ? null : entry.order().id().toString());
                insert.setString(++at, Json.MAPPER.writeValueAsString(entry.changes()));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write the audit trail; nothing is changed", e);
        }
    }

    private Caller caller() {
        try {
            return request.reader(); // who looks as a role is still the one who does it
        } catch (ContextNotActiveException e) {
            return Caller.system(); // a timer
        }
    }
}
