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
import java.util.Optional;
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

    /// @param refreshToken asks Keycloak whether the person may still come in; null for none
    record Session(String subject, String name, String roles, String language, Instant expiresAt, String idToken, String refreshToken) {}

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
        var token = Ids.token() + Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, refresh_token, created_at, expires_at)"
                        + " values (?,?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                session.subject(),
                session.name(),
                session.roles(),
                session.language(),
                secrets.encrypt(session.idToken()),
                session.refreshToken() == null ? null : secrets.encrypt(session.refreshToken()),
                clock.instant(),
                session.expiresAt());
        return token;
    }

    Optional<Caller> caller(String token) {
        var hash = Hash.sha256(token);
        return remembered.get(ByteBuffer.wrap(hash), key -> load(hash));
    }

    private Optional<Caller> load(byte[] hash) {
        return sql.one(
                        "select subject, name, roles, language from session where token_hash = ? and expires_at > ?",
                        row -> new Known(row.text(), row.text(), row.text(), row.text()),
                        hash,
                        clock.instant())
                .map(known -> people.caller(known.subject(), known.name(), known.roles(), Language.of(known.language())));
    }

    private record Known(String subject, String name, String roles, String language) {}

    /// Ends the session and gives its ID token, for Keycloak's own logout.
    Optional<String> end(String token) {
        var hash = Hash.sha256(token);
        remembered.invalidate(ByteBuffer.wrap(hash));
        var idToken = sql.one("select id_token from session where token_hash = ?", Sql.Row::bytes, hash);
        sql.update("delete from session where token_hash = ?", (Object) hash);
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
