package mendwell.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// What one caller may do with every field. Immutable; get it from `FieldPolicy.viewFor`. A field that is hidden, has
/// no rule or does not exist answers the same everywhere.
public final class FieldView {
    /// Without what is not granted, but for questions: a hidden one stands here with no rights, so that it does not follow
    /// the rest of them.
    private final Map<Field, Set<Right>> granted;
    private final Map<String, Set<Scope>> scopes;
    private final Map<Class<?>, CallerPlan> plans = new ConcurrentHashMap<>();

    FieldView(Map<Field, Set<Right>> granted, Map<String, Set<Scope>> scopes) {
        this.granted = Map.copyOf(granted);
        this.scopes = Map.copyOf(scopes);
    }

    /// Which records of this type the caller sees: those that any of the scopes shows. Empty means none.
    public Set<Scope> scopes(String recordType) {
        return scopes.getOrDefault(recordType, Set.of());
    }

    /// What this caller sees, as far as the other sees it too; for showing somebody what others see.
    public FieldView asFarAs(FieldView other) {
        var both = new HashMap<Field, Set<Right>>();
        granted.forEach((field, rights) -> {
            Set<Right> limit = other.granted.getOrDefault(field, Set.of());
            var left = EnumSet.copyOf(rights);
            left.removeIf(right -> !right.isWriting() && !limit.contains(right));
            if (rights.contains(Right.SHOW) && !limit.contains(Right.SHOW) && limit.contains(Right.MASK)) {
                left.add(Right.MASK);
            }
            if (rights.contains(Right.MASK) && limit.contains(Right.SHOW)) {
                left.add(Right.MASK);
            }
            if (takes(rights) && takes(limit) && !left.contains(Right.EXPORT)) {
                left.add(Right.EXPORT_MASKED);
            }
            both.put(field, left);
        });
        return new FieldView(both, scopes);
    }

    public Access access(String recordType, String field) {
        Set<Right> rights = rights(recordType, field);
        if (rights.contains(Right.SHOW)) {
            return rights.contains(Right.UPDATE) ? Access.WRITE : Access.READ;
        }
        return rights.contains(Right.MASK) ? Access.MASKED : Access.HIDDEN;
    }

    /// Does the caller see the field at all, if only masked?
    /// @param field `recordType.field`; the record types of forms have a dot of their own
    public boolean sees(String field) {
        int dot = field.lastIndexOf('.');
        return access(field.substring(0, dot), field.substring(dot + 1)) != Access.HIDDEN;
    }

    /// Every field of a view this caller may see, nested views included: `equipment` and `equipment.serial`, `lines`
    /// and `lines.amountMinor`. Hidden fields are absent, and so is everything below a hidden one.
    public SortedMap<String, Access> accessOf(Class<?> view) {
        return planFor(view).access();
    }

    /// May the field be compared for equality (=, in, is empty) in a query?
    public boolean mayMatch(String recordType, String field) {
        return rights(recordType, field).contains(Right.MATCH);
    }

    /// May the field be ordered or searched in a query (sort, less than, prefix, contains, group, lowest and
    /// highest)?
    public boolean mayRange(String recordType, String field) {
        return rights(recordType, field).contains(Right.RANGE);
    }

    /// May the field be a column of an export? What is masked on the screen is masked there.
    public boolean mayExport(String recordType, String field) {
        return takes(rights(recordType, field));
    }

    /// May any field of these records be exported as it is? Others go along masked only beside such a one.
    public boolean mayExportAnyOf(String recordType) {
        return granted.entrySet().stream()
                .anyMatch(one -> one.getKey().recordType().equals(recordType) && one.getValue().contains(Right.EXPORT));
    }

    /// How an export holds the field: read, masked, or not at all.
    Access exported(String recordType, String field) {
        Set<Right> rights = rights(recordType, field);
        if (rights.contains(Right.EXPORT)) {
            return Access.READ;
        }
        return rights.contains(Right.EXPORT_MASKED) ? Access.MASKED : Access.HIDDEN;
    }

    private static boolean takes(Set<Right> rights) {
        return rights.contains(Right.EXPORT) || rights.contains(Right.EXPORT_MASKED);
    }

    /// May the field be set in a new record?
    public boolean mayCreate(String recordType, String field) {
        return rights(recordType, field).contains(Right.CREATE);
    }

    /// Throws `FieldsRefused` with every field that may not be compared for equality in a query.
    public void requireMatchable(String recordType, Collection<String> fields) {
        require(Right.MATCH, recordType, fields);
    }

    /// Throws `FieldsRefused` with every field that may not be ordered or searched in a query.
    public void requireRangeable(String recordType, Collection<String> fields) {
        require(Right.RANGE, recordType, fields);
    }

    /// Throws `FieldsRefused` with every field that may not be changed in an existing record.
    public void requireWritable(String recordType, Collection<String> fields) {
        require(Right.UPDATE, recordType, fields);
    }

    /// Throws `FieldsRefused` with every field that may not be set in a new record.
    public void requireCreatable(String recordType, Collection<String> fields) {
        require(Right.CREATE, recordType, fields);
    }

    private void require(Right right, String recordType, Collection<String> fields) {
        List<String> refused = fields.stream()
                .filter(field -> !rights(recordType, field).contains(right))
                .distinct()
                .toList();
        if (!refused.isEmpty()) {
            throw new FieldsRefused(recordType, refused);
        }
    }

    private Set<Right> rights(String recordType, String field) {
        var asked = new Field(recordType, field);
        Set<Right> rights = granted.get(asked);
        if (rights == null && asked.isQuestion()) {
            rights = granted.get(Question.ANY);
        }
        return rights == null ? Set.of() : rights;
    }

    CallerPlan planFor(Class<?> view) {
        CallerPlan plan = plans.get(view);
        if (plan != null) {
            return plan;
        }
        // not computeIfAbsent: a plan asks for the plans of its nested views
        plans.putIfAbsent(view, new CallerPlan(ViewPlan.of(view), this));
        return plans.get(view);
    }
}
