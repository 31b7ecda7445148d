package mendwell.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Language;

/// Turns a link's token into the caller it stands for. Asked on every request, so a revoked link is dead at once.
@ApplicationScoped
class Links {
    private final AgroalDataSource connections;
    private final Clock clock;

    @Inject
    Links(AgroalDataSource connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    Optional<Caller> tracking(String token, Language language) {
        return find(
                "select work_order_id, id from tracking_link where token_hash = ? and revoked_at is null and expires_at > ?",
                token,
                true,
                row -> Caller.tracking(UUID.fromString(row.getString(1)), UUID.fromString(row.getString(2)), language));
    }

    Optional<Caller> unit(String token, Language language) {
        return find(
                "select id from equipment where scan_token_hash = ?",
                token,
                false,
                row -> Caller.unit(UUID.fromString(row.getString(1)), language));
    }

    private interface Reading {
        Caller of(ResultSet row) throws SQLException;
    }

    private Optional<Caller> find(String query, String token, boolean timed, Reading caller) {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setBytes(1, Hash.sha256(token));
            if (timed) {
                statement.setObject(2, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
            try (var found = statement.executeQuery()) {
                return found.next() ? Optional.of(caller.of(found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look up a link", e);
        }
    }
}
