package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/// Those for whom something is made that later opens without a login: they stand in it as `person:`, `link:` or `unit:` with
/// the id of the account, the tracking link or the unit, which tells nothing about them.
@ApplicationScoped
public class Holders {
    private final Accounts accounts;
    private final Links links;

    @Inject
    Holders(Accounts accounts, Links links) {
        this.accounts = accounts;
        this.links = links;
    }

    /// The caller as a holder. Others have none of it: what is made for a visitor admits nobody.
    public String of(Caller caller) {
        return caller.kind() == Caller.Kind.TRACKING ? "link:" + caller.link() : caller.key();
    }

    /// The first time, from `wished` on, that is good as the time when something was made for this caller.
    public Instant goodFrom(Caller caller, Instant wished) {
        if (caller.subject() == null) {
            return wished;
        }
        var changed = accounts.validFrom(caller.subject());
        return changed.isAfter(wished) ? changed : wished;
    }

    /// Whether the holder may still come in with what was made then: the same that is asked of a token. One look-up at most.
    public boolean admits(String holder, Instant made) {
        var colon = holder.indexOf(':');
        return switch (holder.substring(0, Math.max(colon, 0))) {
            case "person" -> accounts.admits(UUID.fromString(holder.substring(colon + 1)), made);
            case "link" -> links.isOpen(UUID.fromString(holder.substring(colon + 1)));
            case "unit" -> links.isUnit(UUID.fromString(holder.substring(colon + 1)));
            default -> false;
        };
    }
}
