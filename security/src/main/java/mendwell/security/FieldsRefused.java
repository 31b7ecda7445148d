package mendwell.security;

import java.util.List;

/// The caller wanted to set fields it may not set. Hidden, unknown and merely readable fields are refused alike, so a
/// refusal tells nothing about what exists.
public final class FieldsRefused extends RuntimeException {
    private final String recordType;
    private final transient List<String> fields;

    FieldsRefused(String recordType, List<String> fields) {
        super("Fields of " + recordType + " refused: " + String.join(", ", fields));
        this.recordType = recordType;
        this.fields = List.copyOf(fields);
    }

    public String recordType() {
        return recordType;
    }

    /// All refused names, in the order they were given.
    public List<String> fields() {
        return fields;
    }
}
