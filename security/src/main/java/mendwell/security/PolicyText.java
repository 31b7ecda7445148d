package mendwell.security;

import static mendwell.security.YamlText.each;
import static mendwell.security.YamlText.items;
import static mendwell.security.YamlText.line;
import static mendwell.security.YamlText.text;

import java.io.Reader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the text of a policy: `roles`, `groups`, `rows`, `locked`, `records`. Every fault names its line.
final class PolicyText {
    private static final String EVERYONE = "everyone";
    private static final List<String> PARTS = List.of("roles", "groups", "rows", "locked", "records");

    private final Node root;
    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final Map<Field, FieldPolicy.Rule> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, Scope>> rows = new LinkedHashMap<>();
    private final Set<String> locked = new LinkedHashSet<>();

    PolicyText(Reader yaml) {
        root = YamlText.read(yaml).orElseThrow(() -> new PolicyFault(1, "the policy is empty"));
    }

    FieldPolicy policy() {
        var parts = new HashMap<String, Node>();
        each(root, (key, value) -> {
            if (!PARTS.contains(text(key))) {
                throw new PolicyFault(
                        line(key), "unknown part " + text(key) + "; known are " + String.join(", ", PARTS));
            }
            parts.put(text(key), value);
        });
        for (String part : List.of("roles", "records")) {
            if (!parts.containsKey(part)) {
                throw new PolicyFault(1, "the part " + part + " is missing");
            }
        }
        readRoles(parts.get("roles"));
        if (parts.containsKey("groups")) {
            each(parts.get("groups"), this::readGroup);
        }
        each(
                parts.get("records"),
                (recordType, fields) -> each(fields, (fieldNames, rule) -> {
                    for (String field : text(fieldNames).split(",", -1)) {
                        readRule(new Field(text(recordType), field.strip()), line(fieldNames), rule);
                    }
                }));
        var types = rules.keySet().stream().map(Field::recordType).collect(Collectors.toSet());
        if (parts.containsKey("rows")) {
            each(parts.get("rows"), (recordType, scopes) -> {
                requireKnown(recordType, types);
                rows.put(text(recordType), byRole(text(recordType), scopes, PolicyText::scope));
            });
        }
        if (parts.containsKey("locked")) {
            for (Node recordType : items(parts.get("locked"))) {
                requireKnown(recordType, types);
                locked.add(text(recordType));
            }
        }
        return new FieldPolicy(roles, rules, rows, locked);
    }

    private static void requireKnown(Node recordType, Set<String> types) {
        if (!types.contains(text(recordType))) {
            throw new PolicyFault(line(recordType), "no field of " + text(recordType) + " has a rule");
        }
    }

    private void readRoles(Node list) {
        for (Node role : items(list)) {
            roles.add(text(role));
            name(role, Set.of(text(role)));
        }
        names.put(EVERYONE, roles);
    }

    private void readGroup(Node group, Node members) {
        var expanded = new LinkedHashSet<String>();
        items(members).forEach(member -> expanded.addAll(rolesOf(member)));
        name(group, expanded);
    }

    private void name(Node name, Set<String> meaning) {
        if (text(name).equals(EVERYONE) || names.putIfAbsent(text(name), meaning) != null) {
            throw new PolicyFault(line(name), text(name) + " is named twice");
        }
    }

    private Set<String> rolesOf(Node name) {
        Set<String> meaning = names.get(text(name));
        if (meaning == null) {
            throw new PolicyFault(
                    line(name), "unknown role " + text(name) + "; known are " + String.join(", ", names.keySet()));
        }
        return meaning;
    }

    private void readRule(Field field, int line, Node rule) {
        if (field.name().isEmpty()) {
            throw new PolicyFault(line, "a field of " + field.recordType() + " has no name");
        }
        var rights = byRole(field.toString(), rule, PolicyText::rights);
        if (rules.putIfAbsent(field, new FieldPolicy.Rule(rights, line)) != null) {
            throw new PolicyFault(
                    line,
                    field + " has a rule already, in line " + rules.get(field).line());
        }
    }

    /// What each role has; a later name replaces an earlier one, so it must be the narrower: reading order cannot surprise.
    private <T> Map<String, T> byRole(String what, Node rule, BiFunction<String, Node, T> read) {
        var given = new HashMap<String, T>();
        var earlier = new LinkedHashMap<String, Set<String>>();
        each(rule, (name, words) -> {
            Set<String> meaning = rolesOf(name);
            earlier.forEach((wider, others) -> {
                if (!others.containsAll(meaning) && others.stream().anyMatch(meaning::contains)) {
                    throw new PolicyFault(
                            line(name),
                            what + ": write " + text(name) + " before " + wider + ", the wider name comes first");
                }
            });
            earlier.put(text(name), meaning);
            T granted = read.apply(what, words);
            meaning.forEach(role -> given.put(role, granted));
        });
        return Map.copyOf(given);
    }

    private static Scope scope(String recordType, Node word) {
        return Scope.of(text(word))
                .orElseThrow(() -> new PolicyFault(
                        line(word),
                        recordType + ": unknown scope " + text(word) + "; known are "
                                + String.join(", ", Scope.WORDS)));
    }

    private static Set<Right> rights(String field, Node words) {
        try {
            return Right.read(text(words));
        } catch (IllegalArgumentException e) {
            throw new PolicyFault(line(words), field + ": " + e.getMessage());
        }
    }
}
