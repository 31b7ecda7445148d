package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Language;
import mendwell.platform.Sql;

/// Turns a link's token into the caller it stands for. Asked on every request, so a revoked link is dead at once.
@ApplicationScoped
class Links {
    private final Sql sql;
    private final Clock clock;

    @Inject
    Links(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Caller> tracking(String token, Language language) {
        return sql.one(
                "select work_order_id, id from tracking_link where token_hash = ? and revoked_at is null and expires_at > ?",
                row -> Caller.tracking(row.uuid(), row.uuid(), language),
                Hash.sha256(token),
                clock.instant());
    }

    Optional<Caller> unit(String token, Language language) {
        return sql.one(
                "select id from equipment where scan_token_hash = ?", row -> Caller.unit(row.uuid(), language), Hash.sha256(token));
    }

    /// Whether this tracking link still opens its order.
    boolean isOpen(UUID link) {
        return sql.one(
                        "select 1 from tracking_link where id = ? and revoked_at is null and expires_at > ?",
                        Sql.Row::integer,
                        link,
                        clock.instant())
                .isPresent();
    }

    /// Whether there is such a unit; its code is never another one.
    boolean isUnit(UUID unit) {
        return sql.one("select 1 from equipment where id = ?", Sql.Row::integer, unit).isPresent();
    }
}
