package mendwell.security;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who may do what with each field of each record type. Immutable. The text form is explained in the shipped
/// `policy.yaml`; what it does not grant does not exist for the caller.
public final class FieldPolicy {
    private final Set<String> roles;
    private final Map<Field, Rule> rules;
    private final Map<String, Map<String, Scope>> rows;
    private final Set<String> locked;
    private final Map<Set<String>, FieldView> views = new ConcurrentHashMap<>();

    /// What one field grants per role, and the line that says so. Roles that are not named have nothing.
    record Rule(Map<String, Set<Right>> rights, int line) {}

    /// @param rules in the order in which people shall read them
    FieldPolicy(
            Set<String> roles, Map<Field, Rule> rules, Map<String, Map<String, Scope>> rows, Set<String> locked) {
        this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        this.locked = Set.copyOf(locked);
    }

    /// The policy that comes with the product.
    public static FieldPolicy shipped() {
        try (var text = FieldPolicy.class.getResourceAsStream("policy.yaml")) {
            return parse(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a policy; throws `PolicyFault`, naming the line, for anything that is not understood.
    public static FieldPolicy parse(Reader yaml) {
        return new PolicyText(yaml).policy();
    }

    public static FieldPolicy parse(String yaml) {
        return parse(new StringReader(yaml));
    }

    /// The roles this policy knows, in its order.
    public Set<String> roles() {
        return roles;
    }

    /// The record types with rules, in the policy's order.
    public List<String> recordTypes() {
        return rules.keySet().stream().map(Field::recordType).distinct().toList();
    }

    /// The fields with a rule, in the policy's order.
    public List<String> fields(String recordType) {
        return rules.keySet().stream()
                .filter(field -> field.recordType().equals(recordType))
                .map(Field::name)
                .toList();
    }

    /// What one role may do with a field, as a policy writes it: `read create`; `hide` when nothing is granted.
    public String right(String recordType, String field, String role) {
        return Right.write(rights(new Field(recordType, field), role));
    }

    /// What one role may do with the answer to a question that nothing is said about.
    public String rightToAnyAnswer(String role) {
        return Right.write(rights(Question.ANY, role));
    }

    /// Which records of a type one role sees; empty when the type has no scopes of its own and follows another's.
    public Optional<Scope> scope(String recordType, String role) {
        return Optional.ofNullable(rows.get(recordType)).map(scopes -> scopes.getOrDefault(role, Scope.NONE));
    }

    /// Whether nobody may change the rules of this type: what the console itself stands on.
    public boolean isLocked(String recordType) {
        return locked.contains(recordType);
    }

    private Set<Right> rights(Field field, String role) {
        Rule rule = rules.get(field);
        Set<Right> said = rule == null ? null : rule.rights().get(role);
        if (said == null && field.isQuestion()) {
            return rights(Question.ANY, role);
        }
        return said == null ? Set.of() : said;
    }

    /// Whether nothing is said about a question for this role, so that the right to any answer counts.
    private boolean follows(Field field, String role) {
        return field.isQuestion() && !(rules.containsKey(field) && rules.get(field).rights().containsKey(role));
    }

    /// This policy with the questions of the forms there are as fields. Nothing is said about them yet.
    public FieldPolicy withForms(Collection<Question> questions) {
        var more = new LinkedHashMap<Field, Rule>();
        rules.forEach((field, rule) -> {
            more.put(field, rule);
            if (field.equals(Question.ANY)) {
                questions.forEach(question -> more.putIfAbsent(question.field(), new Rule(Map.of(), 0)));
            }
        });
        return new FieldPolicy(roles, more, rows, locked);
    }

    /// This policy with the owner's changes on top. Throws `OverridesRefused`, naming all that is wrong: unknown roles,
    /// fields and words, locked record types, and masks for fields that have none.
    ///
    /// @param views all there are; they know what can be masked
    public FieldPolicy with(Overrides overrides, Collection<Class<? extends Record>> views) {
        var changed = new LinkedHashMap<>(rules);
        var scopes = new LinkedHashMap<>(rows);
        Set<Field> maskable = maskable(views);
        var faults = new ArrayList<OverridesRefused.Fault>();
        for (Overrides.Rule rule : overrides.rules()) {
            var fault = fault(rule, maskable);
            if (fault.isPresent()) {
                faults.add(fault.get());
            } else if (rule.field() == null) {
                scopes.merge(
                        rule.recordType(), Map.of(rule.role(), Scope.of(rule.word()).orElseThrow()), FieldPolicy::merged);
            } else {
                changed.computeIfPresent(
                        new Field(rule.recordType(), rule.field()),
                        (_, old) -> new Rule(
                                merged(old.rights(), Map.of(rule.role(), Right.read(rule.word()))), old.line()));
            }
        }
        OverridesRefused.throwIfAny(faults);
        return new FieldPolicy(roles, changed, scopes, locked);
    }

    private static <T> Map<String, T> merged(Map<String, T> old, Map<String, T> more) {
        var both = new HashMap<>(old);
        both.putAll(more);
        return Map.copyOf(both);
    }

    private Optional<OverridesRefused.Fault> fault(Overrides.Rule rule, Set<Field> maskable) {
        if (!roles.contains(rule.role())) {
            return fault(rule, "unknown-role", rule.role());
        }
        if (locked.contains(rule.recordType())) {
            return fault(rule, "locked", rule.recordType());
        }
        if (rule.field() == null) {
            if (!rows.containsKey(rule.recordType())) {
                return fault(rule, "no-rows", rule.recordType(), String.join(", ", rows.keySet()));
            }
            return Scope.of(rule.word()).isPresent()
                    ? Optional.empty()
                    : fault(rule, "unknown-scope", rule.word(), String.join(", ", Scope.WORDS));
        }
        var field = new Field(rule.recordType(), rule.field());
        if (!rules.containsKey(field)) {
            return recordTypes().contains(rule.recordType())
                    ? fault(rule, "unknown-field", rule.recordType(), rule.field())
                    : fault(rule, "unknown-record", rule.recordType());
        }
        Set<Right> rights;
        try {
            rights = Right.read(rule.word());
        } catch (IllegalArgumentException e) {
            return fault(rule, "unknown-right", rule.word(), String.join(", ", Right.WORDS.keySet()));
        }
        if (rights.contains(Right.MASK)) {
            if (!field.isQuestion() && !maskable.contains(field)) {
                return fault(rule, "not-maskable", field.toString());
            }
            // who may search for what is masked can spell it out
            if (rights.contains(Right.MATCH) || rights.contains(Right.RANGE)) {
                return fault(rule, "searchable-mask", field.toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<OverridesRefused.Fault> fault(Overrides.Rule rule, String kind, String... details) {
        return Optional.of(new OverridesRefused.Fault(rule, kind, details));
    }

    /// The part of the changes that speaks of roles, record types and fields there are: an upgrade may have taken some
    /// away, and what does not exist needs no rule.
    public Overrides known(Overrides overrides) {
        return Overrides.of(overrides.rules().stream()
                .filter(rule -> roles.contains(rule.role()))
                .filter(rule -> rule.field() == null
                        ? rows.containsKey(rule.recordType())
                        : rules.containsKey(new Field(rule.recordType(), rule.field())))
                .toList());
    }

    /// This policy, cut down to its locked record types: as little as the console needs to repair the rest.
    public FieldPolicy onlyLocked() {
        var left = new LinkedHashMap<>(rules);
        left.keySet().removeIf(field -> !locked.contains(field.recordType()));
        return new FieldPolicy(roles, left, Map.of(), locked);
    }

    /// What each role may do, or no longer do, when the other policy takes this one's place.
    public List<Effect> effectsOf(FieldPolicy other) {
        var effects = new ArrayList<Effect>();
        for (String role : roles) {
            rows.keySet().forEach(type -> {
                Scope before = scope(type, role).orElse(Scope.NONE);
                Scope after = other.scope(type, role).orElse(Scope.NONE);
                if (before != after) {
                    effects.add(Effect.of(type, role, before, after));
                }
            });
            rules.keySet().forEach(field -> {
                Set<Right> before = rights(field, role);
                Set<Right> after = other.rights(field, role);
                // what follows is said with what it follows
                boolean followed = follows(field, role) && other.follows(field, role);
                if (!before.equals(after) && !followed) {
                    effects.add(Effect.of(field, role, before, after));
                }
            });
        }
        return effects;
    }

    /// The fields that can be masked, as `contact.phone`: every view that has one says how.
    public static Map<String, Mask> masks(Collection<Class<? extends Record>> views) {
        var masks = new TreeMap<String, Mask>();
        componentsOf(views).forEach((field, components) -> {
            if (components.stream().allMatch(component -> component.mask() != null)) {
                masks.put(field.toString(), components.getFirst().mask());
            }
        });
        masks.put(Question.ANY.toString(), Mask.TEXT);
        return masks;
    }

    private static Set<Field> maskable(Collection<Class<? extends Record>> views) {
        return Stream.concat(
                        Stream.of(Question.ANY),
                        componentsOf(views).entrySet().stream()
                                .filter(entry ->
                                        entry.getValue().stream().allMatch(component -> component.mask() != null))
                                .map(Map.Entry::getKey))
                .collect(toUnmodifiableSet());
    }

    private static TreeMap<Field, List<ViewPlan.Component>> componentsOf(Collection<Class<? extends Record>> views) {
        var components = new TreeMap<Field, List<ViewPlan.Component>>();
        var plans = new LinkedHashSet<ViewPlan>();
        views.forEach(view -> ViewPlan.of(view).collect(plans));
        for (ViewPlan plan : plans) {
            for (ViewPlan.Component component : plan.components()) {
                components
                        .computeIfAbsent(component.field(), _ -> new ArrayList<>())
                        .add(component);
            }
        }
        return components;
    }

    /// What holders of all these roles together may do: the union of what each grants, but what one denies is denied.
    /// Roles the policy does not know grant nothing. The same roles give the same view.
    public FieldView viewFor(Set<String> callerRoles) {
        FieldView view = views.get(callerRoles);
        if (view != null) {
            return view;
        }
        // only known roles become keys, so what callers bring cannot fill the memory
        Set<String> known = callerRoles.stream().filter(roles::contains).collect(toUnmodifiableSet());
        return views.computeIfAbsent(known, this::compile);
    }

    private FieldView compile(Set<String> callerRoles) {
        var granted = new HashMap<Field, Set<Right>>();
        for (Field field : rules.keySet()) {
            var rights = EnumSet.noneOf(Right.class);
            callerRoles.forEach(role -> rights.addAll(rights(field, role)));
            if (rights.contains(Right.DENY)) {
                rights.clear();
            }
            if (!rights.isEmpty() || field.isQuestion()) {
                granted.put(field, rights);
            }
        }
        var scopes = new HashMap<String, Set<Scope>>();
        rows.forEach((type, byRole) -> {
            var seen = EnumSet.noneOf(Scope.class);
            callerRoles.forEach(role -> seen.add(byRole.getOrDefault(role, Scope.NONE)));
            seen.remove(Scope.NONE);
            scopes.put(type, seen.contains(Scope.ALL) ? EnumSet.of(Scope.ALL) : seen);
        });
        return new FieldView(granted, scopes);
    }

    /// Holds the policy against the views it speaks of, nested ones included. Throws `PolicyFault` with one line per
    /// rule that names a record type or field no view has, or masks a component that is not `@Masked`, or when a view
    /// holds something the gate cannot write. Returns the fields without a rule, as `workOrder.summary`, sorted:
    /// nobody sees those.
    public List<String> check(Collection<Class<? extends Record>> views) {
        var components = componentsOf(views);
        var types = new TreeSet<String>();
        components.keySet().forEach(field -> types.add(field.recordType()));

        var faults = new ArrayList<String>();
        rules.forEach((field, rule) -> {
            if (field.equals(Question.ANY) || field.isQuestion()) {
                return; // of no view
            }
            if (!types.contains(field.recordType())) {
                faults.add("line " + rule.line() + ": no view has the record type " + field.recordType());
            } else if (!components.containsKey(field)) {
                faults.add("line " + rule.line() + ": " + field.recordType() + " has no field " + field.name());
            } else if (rule.rights().values().stream().anyMatch(rights -> rights.contains(Right.MASK))) {
                components.get(field).stream()
                        .filter(component -> component.mask() == null)
                        .forEach(component ->
                                faults.add("line " + rule.line() + ": " + component + " is masked but has no @Masked"));
            }
        });
        if (!faults.isEmpty()) {
            throw new PolicyFault(
                    "The policy does not fit the views:\n" + String.join("\n", new LinkedHashSet<>(faults)));
        }
        return components.keySet().stream()
                .filter(field -> !rules.containsKey(field))
                .map(Field::toString)
                .toList();
    }
}
