package mendwell.security;

import java.util.Objects;

/// A question of a configured form: a field of the record type `form.<form>` that no view knows. Where a policy says nothing
/// about it for a role, the role's right to `formAnswer.value` counts, also for questions the policy never heard of.
///
/// @param form `ON_SITE`
/// @param mask how an answer to it is masked
public record Question(String form, String name, Mask mask) {
    /// Any answer to any form.
    static final Field ANY = new Field("formAnswer", "value");

    private static final String FORMS = "form.";

    public Question {
        Objects.requireNonNull(mask, "mask");
    }

    /// `form.ON_SITE`
    public String recordType() {
        return recordType(form);
    }

    public static String recordType(String form) {
        return FORMS + form;
    }

    /// Whether the fields of this record type are questions of a form.
    public static boolean isForm(String recordType) {
        return recordType.startsWith(FORMS);
    }

    Field field() {
        return new Field(recordType(), name);
    }
}
