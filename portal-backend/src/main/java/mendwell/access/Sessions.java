package mendwell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Sweep;

/// Server-side sessions. The cookie's value is a random token; the row is found by the token's SHA-256, so neither the
/// database nor a log can be turned back into a cookie. Tokens from Keycloak stay in the row, encrypted.
@ApplicationScoped
class Sessions {
    /// A row is read at most this often per node, so a deleted session is dead after this time everywhere.
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /// @param refreshToken asks Keycloak whether the person may still come in; null for none
    record Session(String subject, String name, String roles, String language, Instant expiresAt, String idToken, String refreshToken) {}

    private final AgroalDataSource connections;
    private final People people;
    private final Secrets secrets;
    private final Clock clock;
    private final Cache<ByteBuffer, Optional<Caller>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(10_000).build();

    @Inject
    Sessions(AgroalDataSource connections, People people, Secrets secrets, Clock clock) {
        this.connections = connections;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Writes the session and gives the cookie's value.
    String begin(Session session) {
        var token = Ids.token() + Ids.token();
        try (var connection = connections.getConnection();
                var insert = connection.prepareStatement("insert into session"
                        + "(token_hash, subject, name, roles, language, id_token, refresh_token, created_at, expires_at) values (?,?,?,?,?,?,?,?,?)")) {
            insert.setBytes(1, Hash.sha256(token));
            insert.setString(2, session.subject());
            insert.setString(3, session.name());
            insert.setString(4, session.roles());
            insert.setString(5, session.language());
            insert.setBytes(6, secrets.encrypt(session.idToken()));
            insert.setBytes(7, session.refreshToken() == null ? null : secrets.encrypt(session.refreshToken()));
            insert.setObject(8, utc(clock.instant()));
            insert.setObject(9, utc(session.expiresAt()));
            insert.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot begin a session", e);
        }
    }

    Optional<Caller> caller(String token) {
        var hash = Hash.sha256(token);
        return remembered.get(ByteBuffer.wrap(hash), key -> load(hash));
    }

    private Optional<Caller> load(byte[] hash) {
        try (var connection = connections.getConnection();
                var select = connection.prepareStatement(
                        "select subject, name, roles, language from session where token_hash = ? and expires_at > ?")) {
            select.setBytes(1, hash);
            select.setObject(2, utc(clock.instant()));
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(people.caller(row.getString(1), row.getString(2), row.getString(3), Language.of(row.getString(4))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read a session", e);
        }
    }

    /// Ends the session and gives its ID token, for Keycloak's own logout.
    Optional<String> end(String token) {
        var hash = Hash.sha256(token);
        remembered.invalidate(ByteBuffer.wrap(hash));
        try (var connection = connections.getConnection();
                var find = connection.prepareStatement("select id_token from session where token_hash = ?");
                var delete = connection.prepareStatement("delete from session where token_hash = ?")) {
            find.setBytes(1, hash);
            Optional<String> idToken;
            try (var row = find.executeQuery()) {
                idToken = row.next() ? secrets.decrypt(row.getBytes(1)) : Optional.empty();
            }
            delete.setBytes(1, hash);
            delete.executeUpdate();
            return idToken;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot end a session", e);
        }
    }

    void forgetEnded(@Observes Sweep sweep) {
        sweep.forget("delete from session where expires_at < ?", clock.instant());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
