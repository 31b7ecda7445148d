package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import mendwell.security.FieldPolicy;

/// The field policy in force on this node. Until the owner's version of it is known, only what the console needs to be
/// repaired is granted, and that only to admins.
@ApplicationScoped
public class Policies {
    private volatile FieldPolicy inForce = FieldPolicy.shipped().onlyLocked();

    public FieldPolicy inForce() {
        return inForce;
    }

    /// From now on, for every request that begins.
    public void putInForce(FieldPolicy policy) {
        inForce = policy;
    }
}
