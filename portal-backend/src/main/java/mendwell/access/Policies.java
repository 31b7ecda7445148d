package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import mendwell.security.FieldPolicy;

/// The field policy in force on this node. Until the owner's version of it is known, only what the console needs to be
/// repaired is granted, and that only to admins.
@ApplicationScoped
public class Policies {
    private volatile FieldPolicy inForce = FieldPolicy.shipped().onlyLocked();
    private volatile boolean known;
    private volatile int version = -1;

    public FieldPolicy inForce() {
        return inForce;
    }

    /// Whether the policy in force is the owner's. If not, what the product does by itself for somebody waits: nothing is
    /// to be kept from people for good because their rights are not known yet. Once known, it stays so.
    public boolean areKnown() {
        return known;
    }

    /// The number of the owner's version in force; -1 before there is one.
    public int version() {
        return version;
    }

    /// From now on, for every request that begins.
    public void putInForce(FieldPolicy policy, int version) {
        inForce = policy;
        this.version = version;
        known = true;
    }

    /// No version of it can be read.
    public void putOnlyLockedInForce(FieldPolicy shipped) {
        inForce = shipped.onlyLocked();
    }
}
