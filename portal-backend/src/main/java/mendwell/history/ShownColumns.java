package mendwell.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mendwell.security.FieldChange;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;
import mendwell.permissions.Views;
import mendwell.security.Mask;

/// Which field each audited column is: `columns.txt`.
final class ShownColumns {
    static final ShownColumns SHIPPED = read();

    private final Map<String, String> recordTypes = new LinkedHashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /// @param place its line
    /// @param path the field, after those that hold its record
    /// @param reference where the name of the record stands that a value is the id of; null when the value speaks for itself
    record Column(int place, String table, String name, List<String> path, Mask mask, Reference reference) {
        /// @param before text or id; null for none
        FieldChange change(String before, String after) {
            return new FieldChange(path, mask, before, after);
        }

        boolean isSeenBy(FieldView caller) {
            return change(null, null).isSeenBy(caller);
        }
    }

    record Reference(String table, String column) {}

    /// `workOrder`; empty for a table nothing of which is shown.
    Optional<String> recordType(String table) {
        return Optional.ofNullable(recordTypes.get(table));
    }

    Optional<Column> column(String table, String name) {
        return Optional.ofNullable(columns.get(table + "." + name));
    }

    /// The tables of which this caller sees any column.
    List<String> tables(FieldView caller) {
        return columns.values().stream().filter(column -> column.isSeenBy(caller)).map(Column::table).distinct().toList();
    }

    private static ShownColumns read() {
        var shown = new ShownColumns();
        var masks = FieldPolicy.masks(Views.ALL);
        try (var in = new BufferedReader(new InputStreamReader(ShownColumns.class.getResourceAsStream("columns.txt"), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    shown.add(line, masks);
                }
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line, Map<String, Mask> masks) {
        var sides = line.split(" = ");
        var words = Arrays.asList(sides[1].split(" -> "));
        var name = sides[0].split("\\.");
        if (name.length == 1) {
            recordTypes.put(name[0], sides[1]);
            return;
        }
        var path = List.of(words.getFirst().split(" "));
        var target = words.size() == 1 ? null : words.getLast().split("\\.");
        columns.put(
                sides[0],
                new Column(columns.size(), name[0], name[1], path, masks.get(path.getLast()), target == null ? null : new Reference(target[0], target[1])));
    }
}
