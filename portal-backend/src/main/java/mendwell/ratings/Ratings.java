package mendwell.ratings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrders;

/// The verbs of ratings.
@ApplicationScoped
@InTransaction
public class Ratings {
    private final EntityManager entities;
    private final Sql sql;
    private final WorkOrders workOrders;
    private final CurrentRequest request;
    private final Clock clock;
    private final Event<Rated> rated;

    @Inject
    Ratings(EntityManager entities, Sql sql, WorkOrders workOrders, CurrentRequest request, Clock clock, Event<Rated> rated) {
        this.entities = entities;
        this.sql = sql;
        this.workOrders = workOrders;
        this.request = request;
        this.clock = clock;
        this.rated = rated;
    }

    /// The order's newest rating.
    public Optional<RatingView> of(UUID workOrder) {
        return sql.one(
                "select score, comment, tags, rated_at from rating where work_order_id = ? order by rated_at desc, id desc limit 1",
                row -> new RatingView(row.integer(), row.text(), tags(row.text()), row.instant()),
                workOrder);
    }

    UUID rate(UUID workOrder, NewRating wanted) {
        var order = workOrders.factsToMove(workOrder);
        if (order.status() != Status.RATING || !request.caller().isCustomerSide()) {
            throw new RatingRefused();
        }
        var rating = new Rating(
                Ids.next(),
                workOrder,
                wanted.score(),
                wanted.comment(),
                wanted.tags() == null ? List.of() : wanted.tags(),
                clock.instant());
        entities.persist(rating);
        workOrders.note(workOrder, ChangeKind.RATING, TimelineKind.RATED, Integer.toString(wanted.score()));
        rated.fire(new Rated(workOrder, wanted.score(), rating.comment, wanted.reopen()));
        return rating.id;
    }

    private static List<RatingView.Tag> tags(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(",")).map(RatingView.Tag::valueOf).toList();
    }
}
