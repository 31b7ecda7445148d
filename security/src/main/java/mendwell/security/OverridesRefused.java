package mendwell.security;

import java.util.List;
import java.util.stream.Collectors;

/// The owner's changes do not fit the policy. Names everything that is wrong with them at once.
public final class OverridesRefused extends RuntimeException {
    private final transient List<Fault> faults;

    /// One thing that is wrong.
    ///
    /// @param rule null when the text could not be read as far as a rule
    /// @param line of the text; 0 when there was none
    /// @param kind `unreadable`, `twice`, `unknown-role`, `unknown-record`, `unknown-field`, `unknown-right`,
    ///     `unknown-scope`, `no-rows`, `locked`, `not-maskable` or `searchable-mask`
    /// @param details what the sentence about it mentions
    public record Fault(Overrides.Rule rule, int line, String kind, List<String> details) {
        Fault(Overrides.Rule rule, String kind, String... details) {
            this(rule, rule.line(), kind, List.of(details));
        }

        Fault(PolicyFault fault) {
            this(null, fault.line(), "unreadable", List.of(fault.what()));
        }

        @Override
        public String toString() {
            return (line == 0 ? "" : "line " + line + ": ") + kind + " " + String.join(", ", details);
        }
    }

    OverridesRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new OverridesRefused(faults);
        }
    }

    public List<Fault> faults() {
        return faults;
    }
}
