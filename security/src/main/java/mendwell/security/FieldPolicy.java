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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Who may do what with each field of each record type. Immutable. The text form is explained in the shipped
/// `policy.yaml`; what it does not grant does not exist for the caller.
public final class FieldPolicy {
    private final Set<String> roles;
    private final Map<Field, Rule> rules;
    private final Map<Set<String>, FieldView> views = new ConcurrentHashMap<>();

    /// What one field grants per role, and the line that says so. Roles that are not named have nothing.
    record Rule(Map<String, Set<Right>> rights, int line) {}

    FieldPolicy(Set<String> roles, SortedMap<Field, Rule> rules) {
        this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        this.rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
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
        rules.forEach((field, rule) -> {
            var rights = EnumSet.noneOf(Right.class);
            callerRoles.forEach(role -> rights.addAll(rule.rights().getOrDefault(role, Set.of())));
            if (!rights.contains(Right.DENY) && !rights.isEmpty()) {
                granted.put(field, rights);
            }
        });
        return new FieldView(granted);
    }

    /// Holds the policy against the views it speaks of, nested ones included. Throws `PolicyFault` with one line per
    /// rule that names a record type or field no view has, or masks a component that is not `@Masked`, or when a view
    /// holds something the gate cannot write. Returns the fields without a rule, as `workOrder.summary`, sorted:
    /// nobody sees those.
    public List<String> check(Collection<Class<? extends Record>> views) {
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
        var types = new TreeSet<String>();
        components.keySet().forEach(field -> types.add(field.recordType()));

        var faults = new ArrayList<String>();
        rules.forEach((field, rule) -> {
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
