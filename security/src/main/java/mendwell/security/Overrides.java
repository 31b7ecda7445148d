package mendwell.security;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/// What the owner changed of a policy: one rule per role and field, or per role and record type for the records it sees.
/// Laid on top by [FieldPolicy#with], so fields that an upgrade brings keep the rule they come with. Immutable.
///
/// ```yaml
/// fields:
///   workOrder:
///     priority: {engineer: hide, warehouse: mask}
/// rows:
///   workOrder: {engineer: region}
/// ```
public final class Overrides {
    public static final Overrides NONE = new Overrides(List.of());

    private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::recordType)
            .thenComparing(Rule::field, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Rule::role);

    private final List<Rule> rules;

    /// One change.
    ///
    /// @param field null: which records of the type the role sees
    /// @param word rights as a policy writes them (`read create`), or the word of a [Scope]
    /// @param line of the text it was read from; 0 for none
    public record Rule(String recordType, String field, String role, String word, int line) {
        public Rule(String recordType, String field, String role, String word) {
            this(recordType, field, role, word, 0);
        }

        boolean isAbout(Rule other) {
            return ORDER.compare(this, other) == 0;
        }

        /// `workOrder.priority` or `workOrder`.
        String where() {
            return field == null ? recordType : recordType + "." + field;
        }
    }

    private Overrides(List<Rule> rules) {
        this.rules = rules;
    }

    /// Throws `OverridesRefused` when two rules are about the same role and field.
    public static Overrides of(Collection<Rule> rules) {
        var sorted = rules.stream().sorted(ORDER).toList();
        var faults = new ArrayList<OverridesRefused.Fault>();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).isAbout(sorted.get(i - 1))) {
                faults.add(new OverridesRefused.Fault(
                        sorted.get(i), "twice", sorted.get(i).where(), sorted.get(i).role()));
            }
        }
        OverridesRefused.throwIfAny(faults);
        return new Overrides(sorted);
    }

    /// Reads the text form. Throws `OverridesRefused` naming the line of what is not understood. Nothing but comments
    /// means no changes.
    public static Overrides parse(String yaml) {
        var rules = new ArrayList<Rule>();
        try {
            YamlText.read(new StringReader(yaml)).ifPresent(root -> YamlText.each(root, (part, types) -> {
                boolean rows = YamlText.text(part).equals("rows");
                if (!rows && !YamlText.text(part).equals("fields")) {
                    throw new PolicyFault(
                            YamlText.line(part), "unknown part " + YamlText.text(part) + "; known are fields, rows");
                }
                YamlText.each(types, (type, content) -> {
                    if (rows) {
                        read(YamlText.text(type), null, content, rules);
                    } else {
                        YamlText.each(
                                content,
                                (field, byRole) -> read(YamlText.text(type), YamlText.text(field), byRole, rules));
                    }
                });
            }));
        } catch (PolicyFault e) {
            throw new OverridesRefused(List.of(new OverridesRefused.Fault(e)));
        }
        return of(rules);
    }

    private static void read(String recordType, String field, Node byRole, List<Rule> rules) {
        YamlText.each(
                byRole,
                (role, word) -> rules.add(new Rule(
                        recordType,
                        field,
                        YamlText.text(role),
                        String.join(" ", YamlText.text(word).strip().split("\\s+")),
                        YamlText.line(role))));
    }

    /// By record type, field and role.
    public List<Rule> rules() {
        return rules;
    }

    /// The text form, the same for the same rules.
    public String text() {
        var fields = new TreeMap<String, TreeMap<String, List<String>>>();
        var rows = new TreeMap<String, List<String>>();
        for (Rule rule : rules) {
            var cells = rule.field() == null
                    ? rows.computeIfAbsent(rule.recordType(), _ -> new ArrayList<>())
                    : fields.computeIfAbsent(rule.recordType(), _ -> new TreeMap<>())
                            .computeIfAbsent(rule.field(), _ -> new ArrayList<>());
            cells.add(rule.role() + ": " + rule.word());
        }
        var text = new StringBuilder();
        if (!fields.isEmpty()) {
            text.append("fields:\n");
            fields.forEach((type, byField) -> {
                text.append("  ").append(type).append(":\n");
                byField.forEach((field, cells) -> line(text, "    ", field, cells));
            });
        }
        if (!rows.isEmpty()) {
            text.append("rows:\n");
            rows.forEach((type, cells) -> line(text, "  ", type, cells));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String indent, String name, List<String> cells) {
        text.append(indent).append(name).append(": {").append(String.join(", ", cells)).append("}\n");
    }
}
