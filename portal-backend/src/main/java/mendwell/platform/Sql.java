package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Plain SQL for what is read in bulk or joined over features: lists, pages, counters. Takes part in the running
/// transaction. Statements are constants of the program; everything from outside is a parameter.
@ApplicationScoped
public class Sql {
    private final Database database;
    private final boolean flushes;

    @Inject
    Sql(Database database) {
        this(database, true);
    }

    private Sql(Database database, boolean flushes) {
        this.database = database;
        this.flushes = flushes;
    }

    /// The same for rows that no entity stands for, without sending what entities changed so far: in the middle of a change,
    /// that would write (and audit) it in halves.
    public Sql beside() {
        return new Sql(database, false);
    }

    private void flush() {
        if (flushes) {
            database.flush();
        }
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    public <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        flush();
        try (var connection = database.connection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                var row = new Row(rows);
                while (rows.next()) {
                    row.column = 0;
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Query failed: " + sql, e);
        }
    }

    public <T> Optional<T> one(String sql, Reader<T> reader, Object... parameters) {
        var found = list(sql, reader, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.getFirst());
    }

    /// How many rows changed.
    public int update(String sql, Object... parameters) {
        flush();
        try (var connection = database.connection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Statement failed: " + sql, e);
        }
    }

    private static void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setObject(i + 1, null);
                case UUID id -> statement.setString(i + 1, id.toString());
                case Instant instant -> statement.setObject(i + 1, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
                case Enum<?> value -> statement.setString(i + 1, value.name());
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    /// The current row; each call reads the next column, null when the column is null.
    public static final class Row {
        private final ResultSet rows;
        private int column;

        private Row(ResultSet rows) {
            this.rows = rows;
        }

        public String text() throws SQLException {
            return rows.getString(++column);
        }

        public UUID uuid() throws SQLException {
            var text = rows.getString(++column);
            return text == null ? null : UUID.fromString(text);
        }

        public Instant instant() throws SQLException {
            var utc = rows.getObject(++column, LocalDateTime.class);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }

        public LocalDate date() throws SQLException {
            return rows.getObject(++column, LocalDate.class);
        }

        public int integer() throws SQLException {
            return rows.getInt(++column);
        }

        public long number() throws SQLException {
            return rows.getLong(++column);
        }

        public Long numberOrNull() throws SQLException {
            var value = rows.getLong(++column);
            return rows.wasNull() ? null : value;
        }

        public Double decimalOrNull() throws SQLException {
            var value = rows.getDouble(++column);
            return rows.wasNull() ? null : value;
        }

        public boolean flag() throws SQLException {
            return rows.getBoolean(++column);
        }

        public byte[] bytes() throws SQLException {
            return rows.getBytes(++column);
        }

        public <E extends Enum<E>> E value(Class<E> type) throws SQLException {
            var text = rows.getString(++column);
            return text == null ? null : Enum.valueOf(type, text);
        }
    }
}
