package mendwell.security;

/// The policy or a view is wrong. The message names the line of the policy, or the component, and what is expected
/// there.
public final class PolicyFault extends RuntimeException {
    PolicyFault(String message) {
        super(message);
    }

    PolicyFault(int line, String message) {
        super("Policy, line " + line + ": " + message);
    }
}
