package mendwell.security;

import java.util.Objects;

/// One JSON value that is written as it stands, for documents with a form of their own (JSON Schema). The gate shows
/// or hides it as a whole and does not look inside: never put customers' data into it.
public record RawJson(String json) {
    public RawJson {
        Objects.requireNonNull(json, "json");
    }
}
