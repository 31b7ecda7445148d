package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mendwell.platform.InTransaction;
import mendwell.platform.Refusal;
import mendwell.platform.Sweep;

/// Creates a thing once per Idempotency-Key. The key is stored in the same transaction as the thing, so a replay
/// (a retry after a lost answer, a double tap) finds the first one's id and makes no second.
@ApplicationScoped
public class Once {
    /// A device may be without a network for weeks before it sends again.
    private static final Duration KEPT = Duration.ofDays(30);

    private final DataSource connections;
    private final CurrentRequest request;
    private final Clock clock;

    @Inject
    Once(DataSource connections, CurrentRequest request, Clock clock) {
        this.connections = connections;
        this.request = request;
        this.clock = clock;
    }

    /// The id of what `create` made now, or made when the same caller sent this key and body to the same path before.
    /// @param operation part of the key: the same UUID may serve different operations
    /// @throws KeyReused (422) when the key came before with another body, or for another record
    @InTransaction
    public UUID create(String operation, Supplier<UUID> create) {
        var key = request.requireIdempotencyKey();
        var caller = request.caller().key();
        try (var connection = connections.getConnection();
                var claim = connection.prepareStatement(
                        "insert ignore into idempotency_key(caller, operation, idempotency_key, body_hash, created_at) values (?,?,?,?,?)")) {
            claim.setString(1, caller);
            claim.setString(2, operation);
            claim.setObject(3, key.toString());
            claim.setBytes(4, request.askedHash());
            claim.setObject(5, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            if (claim.executeUpdate() == 0) {
                return madeBefore(connection, caller, operation, key);
            }
            var made = create.get();
            try (var finish = connection.prepareStatement(
                    "update idempotency_key set made_id = ? where caller = ? and operation = ? and idempotency_key = ?")) {
                finish.setString(1, made.toString());
                finish.setString(2, caller);
                finish.setString(3, operation);
                finish.setString(4, key.toString());
                finish.executeUpdate();
            }
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot keep the idempotency key", e);
        }
    }

    private UUID madeBefore(java.sql.Connection connection, String caller, String operation, UUID key) throws SQLException {
        try (var find = connection.prepareStatement(
                "select body_hash, made_id from idempotency_key where caller = ? and operation = ? and idempotency_key = ?")) {
            find.setString(1, caller);
            find.setString(2, operation);
            find.setString(3, key.toString());
            try (var found = find.executeQuery()) {
                found.next();
                if (!Arrays.equals(found.getBytes(1), request.askedHash())) {
                    throw new KeyReused();
                }
                return UUID.fromString(found.getString(2));
            }
        }
    }

    void forgetOld(@Observes Sweep sweep) {
        sweep.forget("delete from idempotency_key where created_at < ?", clock.instant().minus(KEPT));
    }

    /// The same Idempotency-Key came with another body, or for another record.
    public static final class KeyReused extends Refusal {
        KeyReused() {
            super(422, "idempotency-key-reused");
        }
    }
}
