package mendwell.workorders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Links that open one order without an account.
///
/// Whoever takes the id of a link first asks whether this caller may know its order. Making a link asks nobody: mail and
/// the scanner of a unit get one for orders they could not ask for.
@ApplicationScoped
@InTransaction
public class TrackingLinks {
    private final EntityManager entities;
    private final Sql sql;
    private final VisibleOrders visible;
    private final Clock clock;
    private final Settings settings;
    private final Period lifetime;

    @Inject
    TrackingLinks(
            EntityManager entities,
            Sql sql,
            VisibleOrders visible,
            Clock clock,
            Settings settings,
            @ConfigProperty(name = "mendwell.tracking.lifetime") String lifetime) {
        this.entities = entities;
        this.sql = sql;
        this.visible = visible;
        this.clock = clock;
        this.settings = settings;
        this.lifetime = Period.parse(lifetime);
    }

    /// A fresh link to the order; the answer is the only place the token ever stands.
    public TrackingLinkView create(UUID order) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // the answer says what the database keeps
        var token = Ids.token();
        var link = new TrackingLink(
                Ids.next(), token, order, now, now.atOffset(ZoneOffset.UTC).plus(lifetime).toInstant());
        entities.persist(link);
        return link.view().withUrl(address(token));
    }

    /// Newest first.
    public List<TrackingLinkView> of(UUID order) {
        return sql.list(
                "select id, created_at, expires_at, revoked_at from tracking_link where work_order_id = ? order by created_at desc, id desc",
                row -> new TrackingLinkView(row.uuid(), row.instant(), row.instant(), row.instant(), null),
                order);
    }

    /// A link whose address got lost, with another one; the lost one opens nothing any more. A revoked link stays without.
    /// @throws NotFound also when its order is none of the caller's business
    public TrackingLinkView readdressed(UUID id) {
        return readdressed(link(id));
    }

    private TrackingLinkView readdressed(TrackingLink link) {
        if (link.revokedAt != null) {
            return link.view();
        }
        var token = Ids.token();
        link.open(token);
        return link.view().withUrl(address(token));
    }

    /// The address of the order's first link, the one of who asked for it, with another token; the lost one opens nothing any
    /// more. Asks nobody, as when it was made. Empty when it is revoked.
    public Optional<String> firstReaddressed(UUID order) {
        return entities.createQuery("select l from TrackingLink l where l.workOrderId = :order order by l.createdAt, l.id", TrackingLink.class)
                .setParameter("order", order)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE) // replays come together: the last one's address is the one that opens
                .getResultStream()
                .findFirst()
                .map(link -> readdressed(link).url());
    }

    /// Ends a link at once and for good.
    /// @throws NotFound also when its order is none of the caller's business
    public TrackingLinkView revoke(UUID id) {
        var link = link(id);
        link.revoke(clock.instant());
        return link.view();
    }

    private TrackingLink link(UUID id) {
        var link = entities.find(TrackingLink.class, id);
        if (link == null || !visible.contains(link.workOrderId)) {
            throw new NotFound();
        }
        return link;
    }

    /// In the fragment: browsers do not send it, so no server log and no referrer holds it.
    private String address(String token) {
        return settings.publicUrl() + "/t#" + token;
    }
}
