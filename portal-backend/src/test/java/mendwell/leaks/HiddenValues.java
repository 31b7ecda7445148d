package mendwell.leaks;

import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import mendwell.platform.Json;
import mendwell.security.Access;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;
import mendwell.security.Mask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Gives world B other values wherever one caller may not see them: in hidden fields, in what a mask leaves out, and in all of
/// the rows that are not for this caller. Texts are canaries: they begin with [#CANARY] and stand nowhere else.
final class HiddenValues {
    static final String CANARY = "zq7";
    private static final int MOST_ADDED = 12;

    /// Seen only with the order they belong to.
    private static final Set<String> OF_ORDERS = Set.of(
            "workOrder", "workOrderRow", "orderEngineer", "contact", "timelineEntry", "historyEntry", "message", "attachment",
            "trackingLink", "quote", "quoteLine", "quoteSummary", "identityCheck", "document", "report", "reportPart", "rating");
    /// Seen by somebody outside only with the customer they belong to.
    private static final Set<String> OF_CUSTOMERS =
            Set.of("equipmentRow", "equipment", "openOrder", "customer", "site", "contract", "orderEquipment", "task", "session");
    /// Tables whose rows are the items of a list, with the list's record type: somebody who sees none of them may not learn how many there are.
    private static final Map<String, String> LISTED = Map.of(
            "timeline_entry", "timelineEntry", "message", "message", "task", "task", "article", "article",
            "article_draft", "articleDraft", "article_version", "articleVersion", "webhook", "webhook");

    /// Ids in the audit for which the name of their record is shown.
    private static final Set<String> REFERENCES = Set.of("contact.site_id", "quote.document_id", "service_report.document_id");

    private final Connection database;
    private final Columns columns;
    private final Map<String, Mask> masks;
    private final Set<String> touched = new TreeSet<>();
    private final Set<Object> moreOfOrder = new HashSet<>();
    private final Map<String, String> orderOfQuote = new HashMap<>();
    private final Map<String, String> orderOfReport = new HashMap<>();
    private final Map<String, String> customerOfOrder = new HashMap<>();

    /// One caller's eyes.
    /// @param orders the orders it sees
    /// @param customer the customer it belongs to; null for staff and visitors
    /// @param person its own row; null for links and visitors
    /// @param taken the record types that are looked at as files: only what may be taken along counts, and nothing of other
    ///     types; empty for all that is shown
    record Eyes(Caller caller, FieldView fields, Set<String> orders, String customer, String person, Set<String> taken) {
        Access access(String type, String field) {
            // what somebody may ask by decides which records are in a file, whether or not it is in the file itself
            var counts = taken.isEmpty() || fields.mayExport(type, field) || fields.mayMatch(type, field) || fields.mayRange(type, field);
            return counts ? fields.access(type, field) : Access.HIDDEN;
        }

        boolean looksAt(String field) {
            return taken.isEmpty() || taken.contains(field.substring(0, field.indexOf('.')));
        }
    }

    /// How much of a row a caller may see.
    private enum Reach {
        ALL,
        NOT_THE_ORDER,
        NOT_THE_CUSTOMER,
        NOTHING
    }

    HiddenValues(Connection database, Columns columns, Map<String, Mask> masks) {
        this.database = database;
        this.columns = columns;
        this.masks = masks;
        pairs("select id, work_order_id from mendwell_a.quote", orderOfQuote);
        pairs("select id, work_order_id from mendwell_a.service_report", orderOfReport);
        pairs("select id, customer_id from mendwell_a.work_order", customerOfOrder);
    }

    /// Makes world B like world A but for what these eyes may not see.
    /// @return how many values and rows differ now
    int differFor(Eyes eyes) {
        restore();
        int changed = 0;
        for (var table : World.tables(database, "mendwell_a")) {
            changed += change(table, eyes);
        }
        return changed;
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
        moreOfOrder.clear();
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
            var reach = reach(table, row, eyes);
            var values = new LinkedHashMap<String, Object>();
            shown.forEach((column, fields) -> {
                var old = row.get(column);
                var fresh = other(table, column, old, row, rows, access(fields, reach, eyes), lengths.getOrDefault(column, 60), fields, eyes);
                if (!Objects.equals(old, fresh)) {
                    values.put(column, fresh);
                }
            });
            changed += write(table, row, values);
            if (added < (table.equals("audit_entry") ? 10 * MOST_ADDED : MOST_ADDED) && mayBeMore(table, row, reach, eyes)) {
                added += again(table, row);
            }
        }
        return changed + added;
    }

    // ---- who sees what

    private Reach reach(String table, Map<String, Object> row, Eyes eyes) {
        var outside = eyes.caller.isOutside();
        if (outside
                && (table.equals("timeline_entry") && Boolean.TRUE.equals(row.get("internal"))
                        || table.equals("quote") && "DRAFT".equals(row.get("status"))
                        || table.equals("article")
                                && !("PUBLIC".equals(row.get("audience"))
                                        || "CUSTOMER".equals(row.get("audience")) && !eyes.caller.name().equals("visitor")))) {
            return Reach.NOTHING;
        }
        if (table.equals("audit_entry") && !isInAHistory(row, eyes)) {
            return Reach.NOTHING;
        }
        var order = switch (table) {
            case "work_order" -> row.get("id");
            case "quote_line" -> orderOfQuote.get(row.get("quote_id"));
            case "service_report_part" -> orderOfReport.get(row.get("report_id"));
            default -> row.get("work_order_id");
        };
        var customer = table.equals("customer") ? row.get("id") : order != null ? customerOfOrder.get(order) : row.get("customer_id");
        if (outside && customer != null && !customer.equals(eyes.customer)) {
            return Reach.NOT_THE_CUSTOMER;
        }
        return order != null && !eyes.orders.contains(order) ? Reach.NOT_THE_ORDER : Reach.ALL;
    }

    /// What this caller sees of a column through any field that it decides.
    private static Access access(List<String> fields, Reach reach, Eyes eyes) {
        var best = Access.HIDDEN;
        for (var field : fields) {
            var type = field.substring(0, field.indexOf('.'));
            var away = switch (reach) {
                // of a customer, a session shows the caller's own
                case ALL -> type.equals("session") && eyes.customer == null;
                case NOT_THE_ORDER -> OF_ORDERS.contains(type);
                case NOT_THE_CUSTOMER -> OF_ORDERS.contains(type) || OF_CUSTOMERS.contains(type);
                case NOTHING -> true;
            };
            var access = away ? Access.HIDDEN : eyes.access(type, field.substring(type.length() + 1));
            if (access != Access.HIDDEN && (best == Access.HIDDEN || access != Access.MASKED)) {
                best = access;
            }
        }
        return best;
    }

    private boolean mayBeMore(String table, Map<String, Object> row, Reach reach, Eyes eyes) {
        if (table.equals("work_order")) {
            return reach == Reach.NOT_THE_CUSTOMER;
        }
        if (table.equals("audit_entry")) { // one of each kind of record of each order that has a history for these eyes
            return reach == Reach.NOTHING
                    && eyes.orders.contains(row.get("work_order_id"))
                    && moreOfOrder.add(row.get("work_order_id") + " " + row.get("record_type"));
        }
        if (table.equals("quote")) {
            return reach == Reach.NOTHING;
        }
        var listed = LISTED.get(table);
        return listed != null
                && (reach != Reach.ALL
                        || columns.fields().keySet().stream()
                                .filter(field -> field.startsWith(listed + "."))
                                .allMatch(field -> eyes.fields.access(listed, field.substring(listed.length() + 1)) == Access.HIDDEN));
    }

    // ---- other values

    private Object other(
            String table, String column, Object old, Map<String, Object> row, List<Map<String, Object>> rows, Access access, int length,
            List<String> fields, Eyes eyes) {
        var seed = Math.abs((table + column + row.get("id")).hashCode());
        if (column.equals("answers") && access != Access.HIDDEN) {
            return answers((ObjectNode) Json.MAPPER.readTree((String) old), "form." + row.get("service_type") + ".", seed, eyes);
        }
        if (table.equals("audit_entry") && column.equals("changes") && access != Access.HIDDEN) {
            return changes(row, seed, eyes);
        }
        if (access == Access.MASKED) {
            var mask = fields.stream().map(masks::get).filter(Objects::nonNull).findFirst();
            return old instanceof String text && mask.isPresent() ? remask(text, mask.get()) : old;
        }
        if (access != Access.HIDDEN) {
            return old;
        }
        if (column.equals("engineer_id")) {
            return choose(rows, column, seed, old, eyes.person);
        }
        return switch (old) {
            case null -> null;
            case String text when text.startsWith("{") -> Json.MAPPER.writeValueAsString(leaves(Json.MAPPER.readTree(text), seed));
            case String text when text.isEmpty() -> text;
            case String text when text.matches("[A-Z][A-Z0-9_,]*|en|zh-CN") -> choose(rows, column, seed, old, null);
            case String text -> canary(seed, Math.clamp(text.length(), 12, Math.max(12, length)), length);
            case Boolean flag -> !flag;
            case Integer number when column.equals("score") -> number % 5 + 1;
            case Integer number -> number + 1 + seed % 7;
            case Long number -> number + 770_001 + seed % 1000;
            case Double number -> number + 0.25;
            case BigDecimal number -> number.add(BigDecimal.ONE);
            case LocalDateTime time -> time.minusHours(1 + seed % 300);
            case LocalDate day -> day.plusDays(1 + seed % 400);
            default -> old;
        };
    }

    private static String canary(int seed, int wanted, int most) {
        var text = CANARY + Integer.toString(seed, 36);
        return text.length() > most ? text.substring(0, most) : (text + "x".repeat(Math.max(0, Math.min(wanted, most) - text.length())));
    }

    /// Each answer by the right to its question; what is no question stands in a field of the order, and is not shown here.
    private String answers(ObjectNode answers, String form, int seed, Eyes eyes) {
        for (var name : List.copyOf(answers.propertyNames())) {
            var mask = masks.get(form + name);
            var access = mask == null ? Access.HIDDEN : eyes.fields.access(form.substring(0, form.length() - 1), name);
            var old = answers.get(name);
            if (access == Access.HIDDEN || access == Access.MASKED && !old.isString()) {
                answers.set(name, leaves(old, seed + name.hashCode()));
            } else if (access == Access.MASKED) {
                answers.put(name, remask(old.stringValue(), mask));
            }
        }
        return Json.MAPPER.writeValueAsString(answers);
    }

    // ---- the audit

    /// Whether a row of the audit is anything that this caller could be shown of.
    private boolean isInAHistory(Map<String, Object> row, Eyes eyes) {
        var table = (String) row.get("record_type");
        var keeps = Set.of("agent", "supervisor", "admin").contains(eyes.caller.name());
        var reached = switch (table) {
            case "equipment" -> true;
            case "staff_member" -> eyes.caller.name().equals("admin");
            case "contact", "account" -> keeps;
            default -> row.get("work_order_id") != null;
        };
        return reached
                && Json.MAPPER.readTree((String) row.get("changes")).properties().stream().anyMatch(one -> {
                    var column = table + "." + one.getKey();
                    return REFERENCES.contains(column) || columns.isKept(column) || access(columns.fieldsOf(column), Reach.ALL, eyes) != Access.HIDDEN;
                });
    }

    /// Each changed value by the right to what its column is; and one more that is of no column.
    private String changes(Map<String, Object> row, int seed, Eyes eyes) {
        var table = (String) row.get("record_type");
        var changes = (ObjectNode) Json.MAPPER.readTree((String) row.get("changes"));
        for (var name : List.copyOf(changes.propertyNames())) {
            var column = table + "." + name;
            var old = changes.get(name);
            var fields = columns.fieldsOf(column);
            var access = access(fields, Reach.ALL, eyes);
            if (column.equals("work_order.answers") && access != Access.HIDDEN) {
                var form = "form." + changes.get("service_type").stringValue() + ".";
                changes.put(name, answers((ObjectNode) Json.MAPPER.readTree(old.stringValue()), form, seed, eyes));
            } else if (access == Access.MASKED) {
                var mask = fields.stream().map(masks::get).filter(Objects::nonNull).findFirst().orElseThrow();
                changes.set(name, each(old, value -> value.isString() ? StringNode.valueOf(remask(value.stringValue(), mask)) : leaves(value, seed)));
            } else if (access == Access.HIDDEN && !columns.isSame(column)) {
                changes.set(name, each(old, value -> leaves(value, seed + value.hashCode())));
            }
        }
        changes.putArray(CANARY).add(CANARY).add(CANARY + seed);
        return Json.MAPPER.writeValueAsString(changes);
    }

    /// A value, or the one before and the one after.
    private static JsonNode each(JsonNode value, UnaryOperator<JsonNode> other) {
        if (!value.isArray()) {
            return other.apply(value);
        }
        var pair = Json.MAPPER.createArrayNode();
        value.forEach(one -> pair.add(other.apply(one)));
        return pair;
    }

    private static JsonNode leaves(JsonNode tree, int seed) {
        if (tree instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                object.set(name, leaves(object.get(name), seed + name.hashCode()));
            }
            return object;
        }
        return switch (tree) {
            case StringNode _ -> StringNode.valueOf(canary(Math.abs(seed), 12, 40));
            case BooleanNode flag -> BooleanNode.valueOf(!flag.booleanValue());
            case NumericNode number -> IntNode.valueOf(number.asInt() + 1 + Math.floorMod(seed, 7));
            default -> tree;
        };
    }

    /// Another of the words that stand in this column.
    private static Object choose(List<Map<String, Object>> rows, String column, int seed, Object old, Object never) {
        var words = new TreeMap<String, Object>();
        rows.forEach(row -> Optional.ofNullable(row.get(column)).ifPresent(value -> words.put(value.toString(), value)));
        words.values().removeIf(value -> value.equals(old) || value.equals(never));
        return words.isEmpty() ? old : List.copyOf(words.values()).get(seed % words.size());
    }

    /// Another text that the mask shows like this one.
    private static String remask(String text, Mask mask) {
        var shown = mask.of(text);
        var fresh = new StringBuilder(text);
        for (int i = 0; i < fresh.length(); i++) {
            var c = fresh.charAt(i);
            fresh.setCharAt(i, Character.isDigit(c) ? (char) ('0' + (c - '0' + 3) % 10) : Character.isLetter(c) ? (c < 128 ? 'q' : '叚') : c);
            if (!mask.of(fresh.toString()).equals(shown)) {
                fresh.setCharAt(i, c);
            }
        }
        return fresh.toString();
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
        pairs("select column_name, least(character_maximum_length, 1000) from information_schema.columns where table_schema = 'mendwell_a'"
                + " and character_maximum_length is not null and table_name = '" + table + "'", lengths, Integer::valueOf);
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
        if (table.equals("audit_entry")) { // it counts its rows itself
            var columns = String.join(", ", names);
            World.sql(database, "insert into mendwell_b.audit_entry(" + columns + ") select " + columns + " from mendwell_b.audit_entry where id = " + row.get("id"));
            return 1;
        }
        var values = String.join(", ", names);
        var read = values.replaceAll("\\bnumber\\b", table.equals("work_order") ? "concat('" + CANARY + "', left(md5(concat(id, 'again')), 12))" : "number")
                .replaceAll("\\bversion_number\\b", "version_number + 50");
        World.sql(
                database,
                "insert into mendwell_b." + table + "(id, " + values + ") select '" + UUID.nameUUIDFromBytes(("again" + row.get("id")).getBytes())
                        + "', " + read + " from mendwell_b." + table + " where id = '" + row.get("id") + "'");
        return 1;
    }

    private void pairs(String query, Map<String, String> into) {
        pairs(query, into, value -> value);
    }

    private <T> void pairs(String query, Map<String, T> into, java.util.function.Function<String, T> read) {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                into.put(rows.getString(1), read.apply(rows.getString(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
