package mendwell.access;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import mendwell.security.FieldView;
import mendwell.security.FieldsRefused;
import tools.jackson.databind.JsonNode;

/// Checks the members of a body against what its sender may set; see [Sets].
final class SetFields {
    private SetFields() {}

    /// @throws FieldsRefused naming every field of the first record that holds a forbidden one
    static void check(Class<?> type, JsonNode body, FieldView fields) {
        var sets = type.getAnnotation(Sets.class);
        if (sets == null) {
            return;
        }
        var names = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var member = body.path(component.getName());
            // In a new record null says nothing; in a change it takes a value away.
            if (member.isMissingNode() || member.isNull() && !sets.existing() || component.isAnnotationPresent(Sets.Act.class)) {
                continue;
            }
            names.add(component.isAnnotationPresent(Sets.Field.class)
                    ? component.getAnnotation(Sets.Field.class).value()
                    : component.getName());
            nested(component, member, fields);
        }
        if (sets.existing()) {
            fields.requireWritable(sets.value(), names);
        } else {
            fields.requireCreatable(sets.value(), names);
        }
    }

    private static void nested(RecordComponent component, JsonNode member, FieldView fields) {
        if (component.getType() == List.class
                && ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0] instanceof Class<?> item) {
            member.forEach(one -> check(item, one, fields));
        } else {
            check(component.getType(), member, fields);
        }
    }
}
