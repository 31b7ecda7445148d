package mendwell.security;

import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What a field of a record held before a change and after it, shown by the right to that field. A view holds them as a list;
/// they are written as `{"field": "contact.phone", "before": …, "after": …, "access": "masked|read"}`.
///
/// @param path the field, `recordType.field`, after the fields that hold its record: `workOrder.contact`, `contact.phone`.
///     Whoever lacks the right to one of them does not see the change
/// @param mask how it is masked; null for a field that never is
/// @param before as text; null for none, also in a record that was new
/// @param after the same; null also in a record that was deleted
public record FieldChange(List<String> path, Mask mask, String before, String after) implements Governed {
    static final List<String> MEMBERS = List.of("field", "before", "after", "access");

    public FieldChange {
        path = List.copyOf(path);
    }

    /// Whether the caller learns anything of it, if only that it changed.
    public boolean isSeenBy(FieldView caller) {
        return access(caller) != Access.HIDDEN;
    }

    @Override
    public Access access(FieldView caller) {
        var weakest = path.stream().map(field -> access(field, caller)).min(Comparator.naturalOrder()).orElse(Access.HIDDEN);
        return weakest == Access.MASKED && mask == null ? Access.HIDDEN : weakest;
    }

    private static Access access(String field, FieldView caller) {
        int dot = field.lastIndexOf('.'); // the record types of forms have one, too
        return caller.access(field.substring(0, dot), field.substring(dot + 1));
    }

    @Override
    public FieldChange masked() {
        return new FieldChange(path, mask, masked(before), masked(after));
    }

    private String masked(String value) {
        return value == null || mask == Mask.MONEY ? null : mask.of(value);
    }

    @Override
    public void writeMembers(JsonGenerator out) {
        out.writeStringProperty("field", path.getLast());
        out.writeStringProperty("before", before);
        out.writeStringProperty("after", after);
    }
}
