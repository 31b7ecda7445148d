package mendwell.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import java.util.function.Predicate;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Policies;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.VisibleOrders;
import mendwell.workorders.WorkOrders;

/// Changes as they happen, as server-sent events: `event: change` with the order's id and the kind of change,
/// `event: reload` when changes may have been missed.
@Path("work-orders")
@ApplicationScoped
public class ChangesResource {
    /// Of one caller at a time, on this node.
    private static final int MOST_STREAMS = 50;

    private final Watchers watchers;
    private final Notices notices;
    private final WorkOrders orders;
    private final VisibleOrders visible;
    private final Policies policies;
    private final CurrentRequest request;

    @Inject
    ChangesResource(
            Watchers watchers, Notices notices, WorkOrders orders, VisibleOrders visible, Policies policies, CurrentRequest request) {
        this.watchers = watchers;
        this.notices = notices;
        this.orders = orders;
        this.visible = visible;
        this.policies = policies;
        this.request = request;
    }

    /// Changes of one order as they happen.
    ///
    /// Server-sent events: `event: change` with `{"workOrderId", "kind": "STATUS|MESSAGE|TIMELINE|QUOTE|ORDER"}`, and
    /// `event: reload` when changes may have been missed.
    @GET
    @Path("{id}/changes")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response ofOne(@PathParam("id") UUID id, @HeaderParam("Last-Event-ID") String last) {
        orders.requireVisible(id);
        return stream(visible().and(notice -> notice.workOrder().equals(id)), last);
    }

    /// Changes of all orders the caller may see, as they happen.
    @GET
    @Path("changes")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response ofAll(@HeaderParam("Last-Event-ID") String last) {
        return stream(visible(), last);
    }

    /// The same rule as [WorkOrders#requireVisible], asked of each notice: an order given to somebody else falls silent, and
    /// so does what a changed policy no longer shows. Somebody who looks as a role learns what both may know.
    private Predicate<Notice> visible() {
        var caller = request.caller();
        VisibleOrders.requireSomebody(caller);
        var reader = request.reader();
        return notice -> mayKnow(caller, notice.kind())
                && mayKnow(reader, notice.kind())
                && visible.shows(reader, notice.workOrder(), notice.customer(), notice.engineer());
    }

    private boolean mayKnow(Caller caller, ChangeKind kind) {
        return (caller.isStaff() || kind != ChangeKind.INTERNAL) && kind.isFor(policies.inForce().viewFor(caller.roles()));
    }

    private Response stream(Predicate<Notice> wanted, String last) {
        var caller = request.caller().key();
        if (watchers.count(caller) >= MOST_STREAMS) {
            throw new TooManyStreams();
        }
        StreamingOutput body = new ChangeStream(watchers, notices, new Watcher(caller, wanted), request.stillIn(), last);
        return Response.ok(body)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no") // a proxy in front must pass each event on at once
                .build();
    }
}
