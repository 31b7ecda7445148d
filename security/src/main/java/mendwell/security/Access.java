package mendwell.security;

import java.util.Locale;

/// What a caller may do with one field, weakest first. A hidden field is never named to the caller.
public enum Access {
    HIDDEN,
    MASKED,
    READ,
    WRITE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /// As it stands in an answer: `masked`, `read`, `write`.
    public String text() {
        return text;
    }
}
