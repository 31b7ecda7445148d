package mendwell.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which column decides what a field of the policy shows: `columns.txt`.
///
/// @param fields per `recordType.field` the columns, none when it is explained
/// @param hidden columns behind no field, with other values for everybody
/// @param kept columns, or `table.*`, that stay the same, for the reason given there
record Columns(Map<String, Set<String>> fields, Set<String> hidden, Set<String> kept) {
    /// What the process engine keeps; nobody reads it from outside.
    private static final String ENGINE = "(act|flw)_.*";
    /// The same in both worlds: what refers to another row, and what a record's ETag says.
    private static final String NEVER = ".*\\.(id|version|subject|\\w+_id|\\w+_hash)";

    static Columns read() {
        var fields = new TreeMap<String, Set<String>>();
        var hidden = new HashSet<String>();
        var kept = new HashSet<String>();
        for (var line : text().lines().filter(line -> line.contains(" = ") && !line.startsWith("#")).toList()) {
            var name = line.substring(0, line.indexOf(" = "));
            var said = line.substring(line.indexOf(" = ") + 3).strip();
            if (said.equals("hidden")) {
                hidden.add(name);
            } else if (!said.startsWith("- ")) {
                fields.put(name, Set.of(said.split(" +")));
            } else if (name.contains("_") || name.endsWith(".*") || !isField(name)) {
                kept.add(name);
            } else {
                fields.put(name, Set.of());
            }
        }
        return new Columns(fields, hidden, kept);
    }

    /// Record types are written like `workOrder`, and so are fields; columns are all small.
    private static boolean isField(String name) {
        return !Set.of("article.status", "article.audience", "article.translation_group").contains(name);
    }

    /// The fields that a column decides.
    List<String> fieldsOf(String column) {
        return fields.entrySet().stream().filter(field -> field.getValue().contains(column)).map(Map.Entry::getKey).toList();
    }

    /// Whether it is said of a column that it stays the same.
    boolean isKept(String column) {
        return kept.contains(column) || kept.contains(column.substring(0, column.indexOf('.')) + ".*");
    }

    /// Whether a column behind no field is the same in both worlds.
    boolean isSame(String column) {
        return fieldsOf(column).isEmpty() && (isKept(column) || column.matches(NEVER) && !hidden.contains(column));
    }

    /// What is missing here, or here for nothing; empty when all is well.
    /// @param policyFields every `recordType.field` of the views
    /// @param columns every `table.column` of the database
    List<String> faults(Collection<String> policyFields, Collection<String> columns) {
        var faults = new TreeSet<String>();
        var used = new HashSet<>(hidden);
        fields.values().forEach(used::addAll);
        policyFields.stream().filter(field -> !fields.containsKey(field)).forEach(field -> faults.add("No column is named for " + field));
        fields.keySet().stream().filter(field -> !policyFields.contains(field)).forEach(field -> faults.add("There is no field " + field));
        used.stream().filter(column -> !columns.contains(column)).forEach(column -> faults.add("There is no column " + column));
        columns.stream()
                .filter(column -> !column.matches(ENGINE) && !column.matches(NEVER) && !used.contains(column) && !kept.contains(column))
                .filter(column -> !kept.contains(column.substring(0, column.indexOf('.')) + ".*"))
                .forEach(column -> faults.add("The column " + column + " is behind no field and not explained"));
        return List.copyOf(faults);
    }

    private static String text() {
        try (var in = Columns.class.getResourceAsStream("columns.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
