package mendwell.samples;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the rows that MariaDB touches while it answers requests: every row read by any statement, whoever wrote it, index
/// entries that were looked at in vain, rows sorted, and rows put into temporary tables. It reads the counters of the
/// connection when a request takes it from the pool and again when the request gives it back. What background threads do is
/// not counted.
final class RowsTouched implements AgroalPoolInterceptor, AutoCloseable {
    private final AgroalDataSource pool;
    private final Map<Connection, Long> taken = new ConcurrentHashMap<>();
    private final AtomicLong rows = new AtomicLong();

    RowsTouched(AgroalDataSource pool) {
        this.pool = pool;
        pool.setPoolInterceptors(Set.of(this));
    }

    /// By this request; the second time it is made, when everything that is kept is kept.
    long by(Runnable request) {
        request.run();
        rows.set(0);
        request.run();
        if (rows.get() == 0) {
            throw new AssertionError("Nothing was read from the database: the counting does not work.");
        }
        return rows.get();
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Thread.currentThread().getName().contains("WebServer socket")) {
            taken.put(driversOwn(connection), counted(connection));
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        var before = taken.remove(driversOwn(connection));
        if (before != null) {
            rows.addAndGet(counted(connection) - before);
        }
    }

    /// The pool wraps the same connection anew each time.
    private static Connection driversOwn(Connection connection) {
        try {
            return connection.unwrap(org.mariadb.jdbc.Connection.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// SHOW STATUS does not count itself.
    private static long counted(Connection connection) {
        try (var statement = connection.createStatement();
                var counters = statement.executeQuery("show session status where variable_name like 'Handler_read_%'"
                        + " or variable_name in ('Handler_icp_attempts', 'Handler_tmp_write', 'Sort_rows')")) {
            var sum = 0L;
            while (counters.next()) {
                sum += counters.getLong(2);
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.setPoolInterceptors(Set.of());
    }
}
