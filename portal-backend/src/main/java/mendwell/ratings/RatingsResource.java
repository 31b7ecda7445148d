package mendwell.ratings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Once;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.workorders.WorkOrders;

/// Ratings over HTTP.
@Path("work-orders/{id}/rating")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class RatingsResource {
    private final Ratings ratings;
    private final WorkOrders workOrders;
    private final Once once;

    @Inject
    RatingsResource(Ratings ratings, WorkOrders workOrders, Once once) {
        this.ratings = ratings;
        this.workOrders = workOrders;
        this.once = once;
    }

    /// Rates the service and closes the order, or reopens it in the same step.
    @POST
    public Answer<RatingView> rate(@PathParam("id") UUID workOrder, @NotNull NewRating rating) {
        workOrders.requireVisible(workOrder);
        once.create("ratings", () -> ratings.rate(workOrder, rating));
        return Answer.of(ratings.of(workOrder).orElseThrow());
    }
}
