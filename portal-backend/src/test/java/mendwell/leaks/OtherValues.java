package mendwell.leaks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mendwell.platform.Json;
import mendwell.security.Access;
import mendwell.security.Mask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What stands in world B where a caller may not look: of the same kind and about as long, and where there is a mask, looking
/// the same through it. Texts begin with [#CANARY], which stands nowhere else.
final class OtherValues {
    static final String CANARY = "zq7";

    private final Columns columns;
    private final Map<String, Mask> masks;

    OtherValues(Columns columns, Map<String, Mask> masks) {
        this.columns = columns;
        this.masks = masks;
    }

    /// @param old as it stands in the row
    /// @return the same where the caller sees it
    Object of(
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
            return choose(rows, column, seed, old, eyes.person());
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
            var access = mask == null ? Access.HIDDEN : eyes.fields().access(form.substring(0, form.length() - 1), name);
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

    /// Each changed value by the right to what its column is; and one more that is of no column.
    private String changes(Map<String, Object> row, int seed, Eyes eyes) {
        var table = (String) row.get("record_type");
        var changes = (ObjectNode) Json.MAPPER.readTree((String) row.get("changes"));
        for (var name : List.copyOf(changes.propertyNames())) {
            var column = table + "." + name;
            var old = changes.get(name);
            var fields = columns.fieldsOf(column);
            var access = Sight.access(fields, Sight.Reach.ALL, eyes);
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
}
