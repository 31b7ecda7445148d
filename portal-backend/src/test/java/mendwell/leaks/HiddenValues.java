package mendwell.leaks;

import static mendwell.leaks.OtherValues.CANARY;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.security.Mask;

/// Gives world B other values wherever one caller may not see them: in hidden fields, in what a mask leaves out, and in all of
/// the rows that are not for this caller. Texts are canaries: [OtherValues].
final class HiddenValues {
    private static final int MOST_ADDED = 12;

    private final Connection database;
    private final Columns columns;
    private final Sight sight;
    private final OtherValues values;
    private final Set<String> touched = new TreeSet<>();

    HiddenValues(Connection database, Columns columns, Map<String, Mask> masks) {
        this.database = database;
        this.columns = columns;
        this.sight = new Sight(database, columns);
        this.values = new OtherValues(columns, masks);
    }

    /// Makes world B like world A but for what these eyes may not see.
    /// @return how many values and rows differ now
    int differFor(Eyes eyes) {
        restore();
        int changed = 0;
        for (var table : World.tables(database, "mendwell_a")) {
            changed += change(table, eyes);
        }
        return changed + unseenChanges();
    }

    /// Were articles or their drafts changed, now or before, so that the search index must be made anew?
    boolean touchedArticles() {
        return touched.contains("article") || touched.contains("article_draft");
    }

    void restore() {
        for (var table : touched) {
            World.sql(database, "delete from mendwell_b." + table);
            World.sql(database, "insert into mendwell_b." + table + " select * from mendwell_a." + table);
        }
        touched.clear();
    }

    private int change(String table, Eyes eyes) {
        var shown = new HashMap<String, List<String>>();
        columns.fields().forEach((field, decided) -> decided.stream()
                .filter(column -> eyes.looksAt(field) && column.startsWith(table + "."))
                .forEach(column -> shown.computeIfAbsent(column.substring(table.length() + 1), _ -> new ArrayList<>()).add(field)));
        columns.hidden().stream()
                .filter(column -> column.startsWith(table + "."))
                .forEach(column -> shown.put(column.substring(table.length() + 1), List.of()));
        if (shown.isEmpty()) {
            return 0;
        }
        var rows = rows(table);
        var lengths = lengths(table);
        int changed = 0;
        int added = 0;
        for (var row : rows) {
            var reach = sight.reach(table, row, eyes);
            var others = new LinkedHashMap<String, Object>();
            shown.forEach((column, fields) -> {
                var old = row.get(column);
                var access = Sight.access(fields, reach, eyes);
                var fresh = values.of(table, column, old, row, rows, access, lengths.getOrDefault(column, 60), fields, eyes);
                if (!Objects.equals(old, fresh)) {
                    others.put(column, fresh);
                }
            });
            changed += write(table, row, others);
            if (added < MOST_ADDED && sight.mayBeMore(table, row, reach, eyes)) {
                added += again(table, row);
            }
        }
        return changed + added;
    }

    // ---- rows

    private List<Map<String, Object>> rows(String table) {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select * from mendwell_a." + table)) {
            var meta = found.getMetaData();
            var rows = new ArrayList<Map<String, Object>>();
            while (found.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    var value = switch (meta.getColumnType(i)) {
                        case Types.TIMESTAMP -> found.getObject(i, LocalDateTime.class);
                        case Types.DATE -> found.getObject(i, LocalDate.class);
                        case Types.BINARY, Types.VARBINARY -> found.getBytes(i);
                        default -> found.getObject(i);
                    };
                    row.put(meta.getColumnName(i), value instanceof UUID id ? id.toString() : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    private Map<String, Integer> lengths(String table) {
        var lengths = new HashMap<String, Integer>();
        World.pairs(database, "select column_name, least(character_maximum_length, 1000) from information_schema.columns where table_schema = 'mendwell_a'"
                        + " and character_maximum_length is not null and table_name = '" + table + "'")
                .forEach((column, length) -> lengths.put(column, Integer.valueOf(length)));
        return lengths;
    }

    private int write(String table, Map<String, Object> row, Map<String, Object> values) {
        if (values.isEmpty()) {
            return 0;
        }
        touched.add(table);
        var set = String.join(" = ?, ", values.keySet()) + " = ?";
        try (var update = database.prepareStatement("update mendwell_b." + table + " set " + set + " where id = ?")) {
            int at = 0;
            for (var value : values.values()) {
                update.setObject(++at, value);
            }
            update.setObject(++at, row.get("id"));
            update.executeUpdate();
            return values.size();
        } catch (SQLException e) {
            throw new IllegalStateException(table + " " + values, e);
        }
    }

    /// One more row like this one.
    private int again(String table, Map<String, Object> row) {
        touched.add(table);
        var names = new HashSet<>(row.keySet());
        names.remove("id");
        var values = String.join(", ", names);
        var read = values.replaceAll("\\bnumber\\b", table.equals("work_order") ? "concat('" + CANARY + "', left(md5(concat(id, 'again')), 12))" : "number")
                .replaceAll("\\bversion_number\\b", "version_number + 50");
        World.sql(
                database,
                "insert into mendwell_b." + table + "(id, " + values + ") select '" + UUID.nameUUIDFromBytes(("again" + row.get("id")).getBytes())
                        + "', " + read + " from mendwell_b." + table + " where id = '" + row.get("id") + "'");
        return 1;
    }

    /// One more change of each record that has a history, of a column that nobody is shown: the newest of all.
    private int unseenChanges() {
        touched.add("audit_entry");
        return World.sql(database, "insert into mendwell_b.audit_entry(at, actor, actor_name, action, record_type, record_id, work_order_id, changes)"
                + " select max(at), 'person:" + CANARY + "', '" + CANARY + "', 'UPDATE', record_type, record_id, work_order_id,"
                + " '{\"" + CANARY + "\":[\"" + CANARY + "\",\"" + CANARY + "x\"]}' from mendwell_a.audit_entry group by record_type, record_id, work_order_id");
    }
}
