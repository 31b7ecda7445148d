package mendwell.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.equipment.VisibleUnits;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.workorders.WorkOrders;

/// The history of an order; that of people is where people are.
@Path("work-orders/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class HistoryResource {
    private final History history;
    private final WorkOrders workOrders;
    private final CurrentRequest request;

    @Inject
    HistoryResource(History history, WorkOrders workOrders, CurrentRequest request) {
        this.history = history;
        this.workOrders = workOrders;
        this.request = request;
    }

    /// Who changed what of an order and of all that belongs to it, newest first; for the staff.
    @GET
    public Page<HistoryEntryView> ofOrder(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        workOrders.requireVisible(id);
        request.requireStaff();
        return history.ofOrder(id, cursor, Page.limit(limit));
    }

    /// The history of a unit.
    @Path("equipment/{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @ApplicationScoped
    @InTransaction
    public static class OfUnit {
        private final History history;
        private final VisibleUnits units;
        private final CurrentRequest request;

        @Inject
        OfUnit(History history, VisibleUnits units, CurrentRequest request) {
            this.history = history;
            this.units = units;
            this.request = request;
        }

        /// Who changed what of a unit, and of the newest 100 orders for it that the caller may see (of the orders themselves,
        /// not of what belongs to them), newest first; for the staff.
        @GET
        public Page<HistoryEntryView> ofUnit(
                @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
            request.requireStaff();
            if (!units.contains(id) || !history.isUnit(id)) {
                throw new NotFound();
            }
            return history.ofUnit(id, cursor, Page.limit(limit));
        }
    }
}
