package mendwell.security;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A value that brings along which field it is of, and is shown by the right to that field, not by that of the component it
/// stands in. A view holds such values as a list: hidden ones are left out of it, and each of the others is written with
/// its `access`, `masked` or `read`.
sealed interface Governed permits FormAnswer, FieldChange {
    /// The members that each is written with, by its class.
    Map<Class<?>, List<String>> MEMBERS = Map.of(FormAnswer.class, FormAnswer.MEMBERS, FieldChange.class, FieldChange.MEMBERS);

    Access access(FieldView caller);

    /// The same with its values masked.
    Governed masked();

    /// Writes the members but for `access`.
    void writeMembers(JsonGenerator out);

    /// As the caller may see them.
    static List<Governed> project(List<?> values, FieldView caller) {
        return values.stream()
                .map(Governed.class::cast)
                .filter(value -> value.access(caller) != Access.HIDDEN)
                .map(value -> value.access(caller) == Access.MASKED ? value.masked() : value)
                .toList();
    }

    static void write(JsonGenerator out, List<?> values, FieldView caller) {
        out.writeStartArray();
        for (Object one : values) {
            var value = (Governed) one;
            Access access = value.access(caller);
            if (access != Access.HIDDEN) {
                out.writeStartObject();
                (access == Access.MASKED ? value.masked() : value).writeMembers(out);
                // what is told of a record this way is not changed this way
                out.writeStringProperty("access", (access == Access.MASKED ? access : Access.READ).text());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }
}
