package mendwell.security;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/// The answer to one question of a form, shown by the right to that question. A view holds them as a list: answers to hidden
/// questions are left out of it, and the others are written as `{"name": …, "value": …, "access": "masked|read"}`.
///
/// @param value as text; a list or an object as JSON
public record FormAnswer(Question question, String value) {
    public FormAnswer {
        Objects.requireNonNull(value, "value");
    }

    /// As the caller may see them.
    static List<FormAnswer> project(List<?> answers, FieldView caller) {
        return answers.stream()
                .map(FormAnswer.class::cast)
                .filter(answer -> answer.access(caller) != Access.HIDDEN)
                .map(answer -> new FormAnswer(answer.question, answer.seenWith(answer.access(caller))))
                .toList();
    }

    static void write(JsonGenerator out, List<?> answers, FieldView caller) {
        out.writeStartArray();
        for (Object one : answers) {
            var answer = (FormAnswer) one;
            Access access = answer.access(caller);
            if (access != Access.HIDDEN) {
                out.writeStartObject();
                out.writeStringProperty("name", answer.question.name());
                out.writeStringProperty("value", answer.seenWith(access));
                // nobody changes an answer
                out.writeStringProperty("access", (access == Access.MASKED ? access : Access.READ).text());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private Access access(FieldView caller) {
        return caller.access(question.recordType(), question.name());
    }

    private String seenWith(Access access) {
        return access == Access.MASKED ? question.mask().of(value) : value;
    }
}
