package mendwell.platform;

import java.util.List;

/// A request that is understood and not carried out. Every refusal has its own class, named for what was refused; the
/// sentence for people is the word `problem.<type>` of `words_*.properties`, with the details filled in.
public abstract class Refusal extends RuntimeException {
    /// One thing wrong with the request's body. `pointer` is a JSON pointer (RFC 6901), `detail` a sentence.
    public record Fault(String pointer, String detail) {}

    private final int status;
    private final String type;
    private final Object[] details;

    /// @param status the HTTP status
    /// @param type stable and machine-readable, such as `work-order/move-refused`
    /// @param details fill `{0}`, `{1}` … of the sentence
    protected Refusal(int status, String type, Object... details) {
        super(type, null, false, false); // a refusal is an answer, not a fault: no stack trace
        this.status = status;
        this.type = type;
        this.details = details;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String sentence(Language language) {
        return Words.in(language).text("problem." + type, details);
    }

    /// After how many seconds the same may well succeed; 0 when waiting does not help.
    public int retryAfterSeconds() {
        return 0;
    }

    /// What is wrong field by field, in the caller's language; empty when it is not about fields.
    public List<Fault> faults(Language language) {
        return List.of();
    }
}
