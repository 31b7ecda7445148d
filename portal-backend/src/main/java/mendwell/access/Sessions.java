package mendwell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Sql;
import mendwell.platform.Sweep;

/// Server-side sessions. The cookie's value is a random token; the row is found by the token's SHA-256, so neither the
/// database nor a log can be turned back into a cookie. Tokens from Keycloak stay in the row, encrypted.
@ApplicationScoped
class Sessions {
    /// A row is read at most this often per node, so a deleted session is dead after this time everywhere.
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    /// How exactly we know when a session was used last.
    private static final Duration NOTED = Duration.ofMinutes(1);

    /// @param refreshToken asks Keycloak whether the person may still come in; null for none
    /// @param sid Keycloak's own session, by which it says that it has ended; null when it does not tell
    record Session(
            String subject, String name, String roles, String language, Instant expiresAt, String idToken, String refreshToken, String sid) {}

    /// A session in use that Keycloak has not been asked about for a while.
    /// @param checkedAt when it was asked last; null for never
    record Due(byte[] hash, String refreshToken, Instant checkedAt) {}

    private final Sql sql;
    private final People people;
    private final Secrets secrets;
    private final Clock clock;
    private final Cache<ByteBuffer, Optional<Caller>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(10_000).build();

    @Inject
    Sessions(Sql sql, People people, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Writes the session and gives the cookie's value.
    String begin(Session session) {
        var token = Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, refresh_token, created_at, checked_at, expires_at, sid)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                session.subject(),
                session.name(),
                session.roles(),
                session.language(),
                secrets.encrypt(session.idToken()),
                session.refreshToken() == null ? null : secrets.encrypt(session.refreshToken()),
                clock.instant(),
                clock.instant(),
                session.expiresAt(),
                session.sid());
        return token;
    }

    Optional<Caller> caller(String token) {
        var hash = Hash.sha256(token);
        return remembered.get(ByteBuffer.wrap(hash), key -> load(hash));
    }

    private Optional<Caller> load(byte[] hash) {
        var now = clock.instant();
        var found = sql.one(
                "select s.subject, s.name, s.roles, s.language, s.seen_at from session s left join account a on a.subject = s.subject"
                        + " where s.token_hash = ? and s.expires_at > ? and a.disabled_at is null",
                row -> new Known(row.text(), row.text(), row.text(), row.text(), row.instant()),
                hash,
                now);
        if (found.isPresent() && found.get().isOutOfSight(now)) {
            sql.update("update session set seen_at = ? where token_hash = ?", now, hash);
        }
        return found.map(known -> people.caller(known.subject(), known.name(), known.roles(), Language.of(known.language())));
    }

    private record Known(String subject, String name, String roles, String language, Instant seenAt) {
        boolean isOutOfSight(Instant now) {
            return seenAt == null || seenAt.isBefore(now.minus(NOTED));
        }
    }

    // ---- what Keycloak says later

    /// Sessions used since Keycloak was last asked about them, longest ago first. One that nobody uses is left alone: asking
    /// would keep it alive at Keycloak.
    List<Due> due(Duration age) {
        return sql.list(
                "select token_hash, refresh_token, checked_at from session where refresh_token is not null and seen_at > checked_at"
                        + " and checked_at < ? order by checked_at limit 50",
                row -> new Due(row.bytes(), secrets.decrypt(row.bytes()).orElse(""), row.instant()),
                clock.instant().minus(age));
    }

    /// Takes a due session for this node; another node may have been faster.
    boolean claim(Due due) {
        return sql.update("update session set checked_at = ? where token_hash = ? and checked_at = ?", clock.instant(), due.hash(), due.checkedAt())
                == 1;
    }

    /// Keycloak has renewed the tokens: the person may still come in, as they now are.
    void renew(byte[] hash, String name, String roles, String refreshToken, Instant expiresAt) {
        sql.update(
                "update session set name = ?, roles = ?, refresh_token = ?, expires_at = ? where token_hash = ?",
                name,
                roles,
                secrets.encrypt(refreshToken),
                expiresAt,
                hash);
        remembered.invalidate(ByteBuffer.wrap(hash));
    }

    void haveRoles(UUID subject, String roles) {
        sql.update("update session set roles = ? where subject = ?", roles, subject);
        forget(subject);
    }

    void end(byte[] hash) {
        sql.update("delete from session where token_hash = ?", (Object) hash);
        remembered.invalidate(ByteBuffer.wrap(hash));
    }

    /// Ends all sessions of a person.
    void endOf(UUID subject) {
        sql.update("delete from session where subject = ?", subject);
        forget(subject);
    }

    /// Ends what belongs to one of Keycloak's sessions.
    void endWithin(String sid) {
        sql.update("delete from session where sid = ?", sid);
        remembered.invalidateAll(); // seldom, and reading a row again is cheap
    }

    private void forget(UUID subject) {
        remembered.asMap().values().removeIf(found -> found.map(Caller::subject).filter(subject::equals).isPresent());
    }

    /// Ends the session and gives its ID token, for Keycloak's own logout.
    Optional<String> end(String token) {
        var hash = Hash.sha256(token);
        var idToken = sql.one("select id_token from session where token_hash = ?", Sql.Row::bytes, hash);
        end(hash);
        return idToken.flatMap(secrets::decrypt);
    }

    void forgetEnded(@Observes Sweep sweep) {
        sweep.forget("delete from session where expires_at < ?", clock.instant());
    }

    void renew(@Observes Rotation rotation) {
        record Tokens(byte[] session, byte[] id, byte[] refresh) {}
        sql.list("select token_hash, id_token, refresh_token from session", row -> new Tokens(row.bytes(), row.bytes(), row.bytes()))
                .forEach(row -> sql.update(
                        "update session set id_token = ?, refresh_token = ? where token_hash = ? and id_token = ?",
                        secrets.renewed(row.id()),
                        row.refresh() == null ? null : secrets.renewed(row.refresh()),
                        row.session(),
                        row.id()));
    }
}
