package mendwell.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// The log in the database, over a connection that need only read.
record AuditTables(Connection connection, Instant takenAt) implements AuditCopy {
    static final String SEALS = "select number, sealed_at, reaches, ids, leaves, root, previous, key_id, signature from audit_seal";
    static final String ROWS =
            "select id, at, actor, actor_name, action, record_type, record_id, work_order_id, changes from audit_entry";

    @Override
    public void seals(Consumer<AuditSeal> each) throws IOException {
        read(SEALS + " order by number", row -> each.accept(new AuditSeal(
                row.getLong(1),
                instant(row, 2),
                row.getLong(3),
                row.getString(4),
                row.getBytes(5),
                row.getBytes(6),
                row.getBytes(7),
                row.getString(8),
                row.getBytes(9))));
    }

    @Override
    public void rows(Consumer<AuditRow> each) throws IOException {
        read(ROWS + " order by id", row -> each.accept(new AuditRow(
                row.getLong(1),
                instant(row, 2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9))));
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, Reader reader) throws IOException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000); // so that a long log need not fit in memory
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IOException("Cannot read the audit tables: " + e.getMessage(), e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
