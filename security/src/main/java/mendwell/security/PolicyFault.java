package mendwell.security;

/// The policy or a view is wrong. The message names the line of the policy, or the component, and what is expected
/// there.
public final class PolicyFault extends RuntimeException {
    private final int line;
    private final String what;

    PolicyFault(String message) {
        super(message);
        this.line = 0;
        this.what = message;
    }

    PolicyFault(int line, String what) {
        super("Policy, line " + line + ": " + what);
        this.line = line;
        this.what = what;
    }

    int line() {
        return line;
    }

    /// The message without the line.
    String what() {
        return what;
    }
}
