package mendwell.security;

import java.io.Reader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the text of a policy: `roles`, `groups`, `records`. Every fault names its line.
final class PolicyText {
    private static final String EVERYONE = "everyone";

    private final Node root;
    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final TreeMap<Field, FieldPolicy.Rule> rules = new TreeMap<>();

    PolicyText(Reader yaml) {
        try {
            root = new Compose(LoadSettings.builder().setLabel("policy").build())
                    .composeReader(yaml)
                    .orElseThrow(() -> new PolicyFault(1, "the policy is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new PolicyFault(line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PolicyFault("The policy is not YAML: " + e.getMessage());
        }
    }

    FieldPolicy policy() {
        var parts = new HashMap<String, Node>();
        each(root, (key, value) -> {
            if (!Set.of("roles", "groups", "records").contains(text(key))) {
                throw new PolicyFault(line(key), "unknown part " + text(key) + "; known are roles, groups, records");
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
        return new FieldPolicy(roles, rules);
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
        var rights = new HashMap<String, Set<Right>>();
        var earlier = new LinkedHashMap<String, Set<String>>();
        each(rule, (name, words) -> {
            Set<String> meaning = rolesOf(name);
            // a later name replaces an earlier one, so it must be the narrower: reading order cannot surprise
            earlier.forEach((wider, others) -> {
                if (!others.containsAll(meaning) && others.stream().anyMatch(meaning::contains)) {
                    throw new PolicyFault(
                            line(name),
                            field + ": write " + text(name) + " before " + wider + ", the wider name comes first");
                }
            });
            earlier.put(text(name), meaning);
            Set<Right> granted = rights(field, words);
            meaning.forEach(role -> rights.put(role, granted));
        });
        if (rules.putIfAbsent(field, new FieldPolicy.Rule(Map.copyOf(rights), line)) != null) {
            throw new PolicyFault(
                    line,
                    field + " has a rule already, in line " + rules.get(field).line());
        }
    }

    private static Set<Right> rights(Field field, Node words) {
        var granted = EnumSet.noneOf(Right.class);
        String[] single = text(words).strip().split(" +");
        for (String word : single) {
            Set<Right> rights = Right.WORDS.get(word);
            if (rights == null) {
                throw new PolicyFault(
                        line(words),
                        field + ": unknown right " + word + "; known are " + String.join(", ", Right.WORDS.keySet()));
            }
            granted.addAll(rights);
        }
        if (single.length > 1 && Arrays.stream(single).anyMatch(word -> word.equals("hide") || word.equals("deny"))) {
            throw new PolicyFault(line(words), field + ": hide and deny stand alone");
        }
        boolean seen = granted.contains(Right.SHOW) || granted.contains(Right.MASK);
        if (!seen
                && (granted.contains(Right.MATCH) || granted.contains(Right.RANGE) || granted.contains(Right.EXPORT))) {
            throw new PolicyFault(line(words), field + ": what is not shown cannot be searched or exported");
        }
        return granted;
    }

    private static void each(Node node, BiConsumer<Node, Node> entry) {
        if (!(node instanceof MappingNode mapping)) {
            throw new PolicyFault(line(node), "expected name: value pairs");
        }
        var seen = new LinkedHashSet<String>();
        mapping.getValue().forEach(tuple -> {
            if (!seen.add(text(tuple.getKeyNode()))) {
                throw new PolicyFault(line(tuple.getKeyNode()), text(tuple.getKeyNode()) + " is named twice");
            }
            entry.accept(tuple.getKeyNode(), tuple.getValueNode());
        });
    }

    private static List<Node> items(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw new PolicyFault(line(node), "expected a list: [a, b]");
        }
        return sequence.getValue();
    }

    private static String text(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw new PolicyFault(line(node), "expected a word");
        }
        return scalar.getValue();
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
