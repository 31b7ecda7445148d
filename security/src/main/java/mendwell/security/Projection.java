package mendwell.security;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// The one way out: whatever leaves the process as data of a record goes through here, and shows only what its reader
/// may see.
///
/// A view is a `@RecordType` record of strings, numbers, booleans, enums (written by name), `Instant` (UTC, whole
/// microseconds), `LocalDate`, `UUID`, `URI`, `RawJson`, nested views, and lists of these. Anything else is a
/// `PolicyFault` when the class is first seen. Null is written as null; a hidden field is absent.
public final class Projection {
    private static final SerializedString DATA = new SerializedString("data");
    private static final SerializedString ITEMS = new SerializedString("items");
    private static final SerializedString ACCESS = new SerializedString("access");
    private static final SerializedString NEXT = new SerializedString("next");

    private Projection() {}

    /// Throws `PolicyFault` when the gate cannot write views of this class; for tests over all views.
    public static void check(Class<?> view) {
        ViewPlan.of(view);
    }

    /// The view as a JSON object.
    public static void write(JsonGenerator out, Object view, FieldView caller) {
        caller.planFor(view.getClass()).write(out, view);
    }

    /// `{"data": view, "access": {field: masked|read|write}}`
    public static void answer(JsonGenerator out, Object view, FieldView caller) {
        CallerPlan plan = caller.planFor(view.getClass());
        out.writeStartObject();
        out.writeName(DATA);
        plan.write(out, view);
        out.writeName(ACCESS);
        out.writeRawValue(plan.accessJson());
        out.writeEndObject();
    }

    /// `{"items": [view…], "access": {…}, "next": cursor or null}`; every item is of `itemType`. Who sees no field of an
    /// item gets none: their number would tell something too.
    public static void page(JsonGenerator out, Class<?> itemType, Iterable<?> items, String next, FieldView caller) {
        CallerPlan plan = caller.planFor(itemType);
        out.writeStartObject();
        out.writeName(ITEMS);
        out.writeStartArray();
        boolean empty = plan.access().isEmpty();
        if (!empty) {
            items.forEach(item -> plan.write(out, itemType.cast(item)));
        }
        out.writeEndArray();
        out.writeName(ACCESS);
        out.writeRawValue(plan.accessJson());
        out.writeName(NEXT);
        out.writeString(empty ? null : next);
        out.writeEndObject();
    }

    /// The columns of an export: the fields of the view that the caller sees and may take along, in the view's order. Nested
    /// views and lists have none. Without a column there is nothing to export.
    public static List<Column> columns(Class<?> view, FieldView caller) {
        return caller.planFor(view).columns();
    }

    /// The values of these columns, taken from what `project` gives; null where there is none.
    public static List<Object> line(Record view, FieldView caller) {
        return caller.planFor(view.getClass()).line(view);
    }

    /// A copy of the view as the caller may see it, for every exit that is not JSON (PDF, mail): hidden
    /// components are null, zero, false or an empty list, masked ones are masked. The view itself when nothing had to
    /// change.
    @SuppressWarnings("unchecked")
    public static <T extends Record> T project(T view, FieldView caller) {
        return (T) caller.planFor(view.getClass()).copy(view);
    }
}
