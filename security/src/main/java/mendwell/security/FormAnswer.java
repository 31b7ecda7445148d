package mendwell.security;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/// The answer to one question of a form, shown by the right to that question. A view holds them as a list; they are written
/// as `{"name": …, "value": …, "access": "masked|read"}`.
///
/// @param value as text; a list or an object as JSON
public record FormAnswer(Question question, String value) implements Governed {
    static final List<String> MEMBERS = List.of("name", "value", "access");

    public FormAnswer {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public Access access(FieldView caller) {
        return caller.access(question.recordType(), question.name());
    }

    @Override
    public FormAnswer masked() {
        return new FormAnswer(question, question.mask().of(value));
    }

    @Override
    public void writeMembers(JsonGenerator out) {
        out.writeStringProperty("name", question.name());
        out.writeStringProperty("value", value);
    }
}
