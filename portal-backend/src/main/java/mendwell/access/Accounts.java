package mendwell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;

/// What every node must know of Keycloak's accounts at once, and without asking Keycloak: who is shut out, and from when on
/// access tokens are good again. Keycloak decides; a row here only makes its decision hold now, in open sessions and for
/// tokens that are still valid by their own words.
@ApplicationScoped
public class Accounts {
    /// A row is read at most this often per node.
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /// @param validFrom access tokens issued before are refused; null for none
    private record Standing(boolean disabled, Instant validFrom) {
        static final Standing GOOD = new Standing(false, null);
    }

    private final Sql sql;
    private final Sessions sessions;
    private final Clock clock;
    private final Cache<UUID, Standing> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(10_000).build();

    @Inject
    Accounts(Sql sql, Sessions sessions, Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Whether an access token of this account is still good.
    boolean admits(UUID subject, Instant issuedAt) {
        var standing = remembered.get(subject, this::standing);
        return !standing.disabled() && (standing.validFrom() == null || !issuedAt.isBefore(standing.validFrom()));
    }

    /// What was made for the account before is good no longer; the beginning of time when all is.
    Instant validFrom(UUID subject) {
        var from = remembered.get(subject, this::standing).validFrom();
        return from == null ? Instant.EPOCH : from;
    }

    private Standing standing(UUID subject) {
        return sql.one(
                        "select disabled_at, valid_from from account where subject = ?",
                        row -> new Standing(row.instant() != null, row.instant()),
                        subject)
                .orElse(Standing.GOOD);
    }

    /// Shuts an account out, by our own decision: its sessions end, its tokens are refused, within a second on every node.
    /// Keycloak hears of it as soon as it answers.
    @InTransaction
    public void disable(UUID subject) {
        shutOut(subject, true);
    }

    /// Keycloak has shut the account out.
    @InTransaction
    void foundDisabled(UUID subject) {
        shutOut(subject, false);
    }

    private void shutOut(UUID subject, boolean behind) {
        var now = clock.instant();
        // What we have decided and not told yet outweighs what Keycloak still thinks.
        var unless = behind ? "false" : "behind";
        sql.update(
                "insert into account(subject, disabled_at, valid_from, behind) values (?,?,?,?) on duplicate key update disabled_at = if("
                        + unless + ", disabled_at, coalesce(disabled_at, values(disabled_at))), valid_from = if(" + unless
                        + ", valid_from, values(valid_from)), behind = behind or values(behind)",
                subject,
                now,
                // Tokens tell the second they were issued in, and no part of it.
                now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1),
                behind);
        sessions.endOf(subject);
        remembered.invalidate(subject);
    }

    /// Lets an account in again; Keycloak hears of it as soon as it answers.
    public void enable(UUID subject) {
        sql.update("update account set disabled_at = null, behind = true where subject = ?", subject);
        remembered.invalidate(subject);
    }

    /// Keycloak lets the account in.
    void foundEnabled(UUID subject) {
        sql.update("update account set disabled_at = null where subject = ? and not behind", subject);
        remembered.invalidate(subject);
    }

    /// Keycloak has been told that the account may come in, or may not; in the meantime we may have thought otherwise.
    void told(UUID subject, boolean enabled) {
        sql.update("update account set behind = false where subject = ? and (disabled_at is null) = ?", subject, enabled);
    }

    /// Accounts that Keycloak is still to be told of.
    List<Told> behind() {
        return sql.list("select subject, disabled_at is null from account where behind", row -> new Told(row.uuid(), row.flag()));
    }

    /// @param enabled whether Keycloak shall let the account in
    record Told(UUID subject, boolean enabled) {}

    /// Keycloak has made the account just now: it has no roles yet that could be taken away.
    void made(UUID subject) {
        sql.update("insert ignore into account(subject, roles) values (?, '')", subject);
    }

    /// Gives open sessions the roles that Keycloak now says, and refuses tokens that tell of one taken away. Of an account that
    /// we do not know yet, any may have been.
    @InTransaction
    public void hasRoles(UUID subject, Collection<String> roles) {
        var now = String.join(",", new TreeSet<>(roles));
        var before = sql.one("select roles from account where subject = ?", Sql.Row::text, subject);
        if (before.equals(Optional.of(now))) {
            return;
        }
        var keepsAll = before.isPresent() && roles.containsAll(People.known(before.get()));
        sql.update(
                "insert into account(subject, roles, valid_from) values (?,?,?) on duplicate key update roles = values(roles),"
                        + " valid_from = coalesce(values(valid_from), valid_from)",
                subject,
                now,
                keepsAll ? null : clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        sessions.haveRoles(subject, now);
        remembered.invalidate(subject);
    }

    /// Somebody has logged in at Keycloak.
    /// @return whether we let the account in too
    boolean loggedIn(UUID subject, String roles) {
        sql.update(
                "insert into account(subject, roles, last_login_at) values (?,?,?) on duplicate key update roles = values(roles),"
                        + " last_login_at = values(last_login_at)",
                subject,
                String.join(",", People.known(roles)),
                clock.instant());
        return !standing(subject).disabled();
    }

    /// The account has its roles and the mail is sent.
    public void invited(UUID subject, Collection<String> roles) {
        sql.update(
                "insert into account(subject, roles, invited_at) values (?,?,?) on duplicate key update roles = values(roles),"
                        + " invited_at = values(invited_at)",
                subject,
                String.join(",", new TreeSet<>(roles)),
                clock.instant());
    }
}
