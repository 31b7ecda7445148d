package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import mendwell.access.Asks;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.access.LoginNeeded;
import mendwell.access.Once;
import mendwell.access.Sets;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Export;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import mendwell.processes.Move;
import mendwell.processes.Moves;
import mendwell.turns.MoveKind;
import mendwell.turns.Turns;
import mendwell.workorders.Status;
import mendwell.workorders.TrackingLinkView;
import mendwell.workorders.TrackingLinks;
import mendwell.workorders.WorkOrderChange;
import mendwell.workorders.WorkOrders;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/// Work orders over HTTP.
@Path("work-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class WorkOrdersResource {
    /// @param files uploads made before
    @Sets("message")
    public record NewMessage(
            @NotBlank @CodePointLength(max = 10_000) String body,
            @Sets.Field("attachments") @Size(max = 20) List<@NotNull UUID> files) {}

    /// @param internal for staff only
    @Sets("timelineEntry")
    public record NewLogEntry(
            @NotBlank @CodePointLength(max = 10_000) String text,
            boolean internal,
            @Sets.Field("attachments") @Size(max = 20) List<@NotNull UUID> files) {}

    private final OrderList list;
    private final OrderPage page;
    private final OrderHistory history;
    private final Requests requests;
    private final WorkOrders workOrders;
    private final TrackingLinks trackingLinks;
    private final Moves moves;
    private final Turns turns;
    private final Candidates candidates;
    private final Once once;
    private final CurrentRequest request;

    @Inject
    WorkOrdersResource(
            OrderList list,
            OrderPage page,
            OrderHistory history,
            Requests requests,
            WorkOrders workOrders,
            TrackingLinks trackingLinks,
            Moves moves,
            Turns turns,
            Candidates candidates,
            Once once,
            CurrentRequest request) {
        this.list = list;
        this.page = page;
        this.history = history;
        this.requests = requests;
        this.workOrders = workOrders;
        this.trackingLinks = trackingLinks;
        this.moves = moves;
        this.turns = turns;
        this.candidates = candidates;
        this.once = once;
        this.request = request;
    }

    /// Orders the caller may see, newest first.
    ///
    /// @param statuses only orders at these
    /// @param open only orders that are not over; `status` is not looked at then
    /// @param mine only orders given to the calling engineer
    /// @param equipment only orders for this unit
    /// @param words the beginning of a number, a serial or a customer's name
    @GET
    public Page<WorkOrderRow> list(
            @QueryParam("status") @Asks(match = "workOrderRow.status") @Schema(implementation = Status.class) List<String> statuses,
            @QueryParam("open") @Asks(match = "workOrderRow.status") boolean open,
            @QueryParam("mine") boolean mine,
            @QueryParam("equipment") @Asks(match = {"workOrder.equipment", "orderEquipment.id"}) UUID equipment,
            @QueryParam("q") @Asks(range = {"workOrderRow.number", "workOrderRow.serial", "workOrderRow.customerName"}) String words,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > 100) {
            throw BadInput.at("?limit", "limit");
        }
        return list.page(new OrderList.Wanted(statuses(statuses), open, mine, equipment, words(words), false, cursor(cursor), limit));
    }

    /// Orders the caller may see, newest first, as a file.
    ///
    /// Its columns are the fields the caller may export. A file holds 50,000 orders at most; if there are more, its last line
    /// gives the `cursor` for the next one.
    ///
    /// @param format `xlsx`, or `csv` in UTF-8
    /// @param statuses only orders at these
    /// @param open only orders that are not over; `status` is not looked at then
    /// @param mine only orders given to the calling engineer
    /// @param equipment only orders for this unit
    /// @param words the beginning of a number, a serial or a customer's name
    /// @param cursor where the file begins, from the last line of the file before
    @GET
    @Path("export")
    @Produces({Export.XLSX, Export.CSV})
    public Export<WorkOrderRow> export(
            @QueryParam("format") @DefaultValue("xlsx") String format,
            @QueryParam("status") @Asks(match = "workOrderRow.status") @Schema(implementation = Status.class) List<String> statuses,
            @QueryParam("open") @Asks(match = "workOrderRow.status") boolean open,
            @QueryParam("mine") boolean mine,
            @QueryParam("equipment") @Asks(match = {"workOrder.equipment", "orderEquipment.id"}) UUID equipment,
            @QueryParam("q") @Asks(range = {"workOrderRow.number", "workOrderRow.serial", "workOrderRow.customerName"}) String words,
            @QueryParam("cursor") String cursor) {
        var wanted = statuses(statuses);
        return new Export<>(
                WorkOrderRow.class,
                Export.Format.of(format),
                cursor,
                from -> list.page(new OrderList.Wanted(wanted, open, mine, equipment, words(words), true, cursor(from), Export.AT_ONCE)));
    }

    /// How many orders there are of each value of a field, among those the caller may see.
    ///
    /// Without `status` and `open`, orders that are not over. At most the newest 2,000 are counted.
    ///
    /// @param by a field of the list: status, urgency, priority, serviceType, region, paused, escalated, customerName,
    ///     customerLevel, siteName, model or engineerName, as far as the caller may sort by it
    /// @param statuses only orders at these
    /// @param open only orders that are not over, or all; `status` is not looked at when it is true
    /// @param mine only orders given to the calling engineer
    /// @param equipment only orders for this unit
    /// @param words the beginning of a number, a serial or a customer's name
    @GET
    @Path("groups")
    public Answer<WorkOrderGroups> groups(
            @QueryParam("by") @Asks(fieldOf = "workOrderRow") String by,
            @QueryParam("status") @Asks(match = "workOrderRow.status") @Schema(implementation = Status.class) List<String> statuses,
            @QueryParam("open") @Asks(match = "workOrderRow.status") Boolean open,
            @QueryParam("mine") boolean mine,
            @QueryParam("equipment") @Asks(match = {"workOrder.equipment", "orderEquipment.id"}) UUID equipment,
            @QueryParam("q") @Asks(range = {"workOrderRow.number", "workOrderRow.serial", "workOrderRow.customerName"}) String words) {
        if (by == null) {
            throw BadInput.at("?by", "required");
        }
        return Answer.of(list.groups(by, statuses(statuses), open, mine, equipment, words(words)));
    }

    /// Asks for service: makes a work order.
    ///
    /// A customer or a member of the staff names the unit; whoever scanned a unit's code asks for that unit. Staff and
    /// scanners give a contact. The answer holds the order's tracking link, which nobody can read again: a replay gives the
    /// link another address, and none when it is revoked.
    @POST
    public Answer<WorkOrderView> request(@NotNull NewWorkOrder wanted) {
        var url = new AtomicReference<String>();
        var id = once.create("work-orders", () -> {
            var made = requests.make(wanted);
            url.set(made.trackingUrl());
            return made.id();
        });
        return url.get() != null ? page.made(id, url.get()) : page.madeBefore(id, requests.trackingUrl(id));
    }

    /// Everything about one order.
    @GET
    @Path("{id}")
    public Answer<WorkOrderView> workOrder(@PathParam("id") UUID id) {
        return page.of(id);
    }

    /// Changes an order's own fields; what is not mentioned stays as it is.
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    public Answer<WorkOrderView> change(@PathParam("id") UUID id, Patch<WorkOrderChange> patch) {
        turns.requireOwn(id);
        workOrders.requireVersion(id);
        workOrders.change(id, patch);
        return page.of(id);
    }

    /// Carries out one step of the order's process.
    ///
    /// What each move takes: TRIAGE priority, promisedUntil?, note? · REJECT reason · DISPATCH engineerId, promisedFrom, promisedUntil ·
    /// REFUSE reason · DEPART promisedUntil? · CHECK_IN latitude?, longitude? · DIAGNOSE note, quoteNeeded · FINISH_WORK note? ·
    /// PAUSE pauseReason, reason?, pausedUntil? · CANCEL reason · REOPEN reason · CLOSE reason. The order's `moves` say
    /// what its caller may do now.
    @POST
    @Path("{id}/moves")
    public Answer<WorkOrderView> move(@PathParam("id") UUID id, @NotNull Move move) {
        moves.make(id, move);
        return page.ofMoved(id);
    }

    /// Engineers who could take the order, best first, with the reasons.
    @GET
    @Path("{id}/candidates")
    public Page<CandidateView> candidates(@PathParam("id") UUID id) {
        var order = workOrders.facts(id);
        request.requireStaff();
        return Page.of(CandidateView.class, candidates.of(order));
    }

    /// What happened to the order, oldest first.
    @GET
    @Path("{id}/timeline")
    public Page<TimelineEntryView> timeline(@PathParam("id") UUID id) {
        workOrders.requireVisible(id);
        return Page.of(TimelineEntryView.class, history.timeline(id));
    }

    /// Adds an entry to the timeline.
    @POST
    @Path("{id}/log")
    public Answer<TimelineEntryView> log(@PathParam("id") UUID id, @NotNull NewLogEntry entry) {
        turns.require(id, MoveKind.LOG);
        return Answer.of(history.entry(id, once.create("log", () -> history.log(id, entry))));
    }

    /// The conversation with the customer, oldest first.
    @GET
    @Path("{id}/messages")
    public Page<MessageView> messages(@PathParam("id") UUID id) {
        workOrders.requireVisible(id);
        return Page.of(MessageView.class, history.messages(id));
    }

    /// Writes to the other side.
    @POST
    @Path("{id}/messages")
    public Answer<MessageView> write(@PathParam("id") UUID id, @NotNull NewMessage message) {
        turns.require(id, MoveKind.WRITE);
        return Answer.of(history.message(id, once.create("messages", () -> history.write(id, message))));
    }

    /// The order's tracking links, without their secret.
    @GET
    @Path("{id}/tracking-links")
    public Page<TrackingLinkView> links(@PathParam("id") UUID id) {
        requireLinkKeeper(id);
        return Page.of(TrackingLinkView.class, trackingLinks.of(id));
    }

    /// Makes another tracking link; its address is in this answer only.
    ///
    /// A replay gives the same link another address, because nobody can read the first one again; the first one ends.
    @POST
    @Path("{id}/tracking-links")
    public Answer<TrackingLinkView> newLink(@PathParam("id") UUID id) {
        requireLinkKeeper(id);
        var made = new AtomicReference<TrackingLinkView>();
        var link = once.create("tracking-links", () -> {
            made.set(trackingLinks.create(id));
            return made.get().id();
        });
        return Answer.of(made.get() == null ? trackingLinks.readdressed(link) : made.get());
    }

    private void requireLinkKeeper(UUID id) {
        workOrders.requireVisible(id);
        var caller = request.caller();
        if (caller.kind() != Caller.Kind.CUSTOMER && !caller.hasAny("agent", "supervisor")) {
            throw new Forbidden();
        }
    }

    private static String words(String given) {
        return given == null || given.isBlank() ? null : given;
    }

    private static Cursor cursor(String given) {
        return given == null ? null : Cursor.parse(given);
    }

    private static Set<Status> statuses(List<String> names) {
        var statuses = EnumSet.noneOf(Status.class);
        for (var name : names) {
            try {
                statuses.add(Status.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw BadInput.at("?status", "wrong-type");
            }
        }
        return statuses;
    }

    /// The order a tracking link opens.
    @Path("/tracked-order")
    @Produces(MediaType.APPLICATION_JSON)
    @ApplicationScoped
    @InTransaction
    public static class TrackedOrder {
        private final OrderPage page;
        private final CurrentRequest request;

        @Inject
        TrackedOrder(OrderPage page, CurrentRequest request) {
            this.page = page;
            this.request = request;
        }

        /// The order of the tracking link that calls.
        @GET
        public Answer<WorkOrderView> trackedOrder() {
            if (request.caller().kind() != Caller.Kind.TRACKING) {
                throw new LoginNeeded();
            }
            return page.of(request.caller().workOrder());
        }
    }

    /// A tracking link already made.
    @Path("/tracking-links")
    @Produces(MediaType.APPLICATION_JSON)
    @ApplicationScoped
    @InTransaction
    public static class OfTrackingLink {
        private final TrackingLinks trackingLinks;
        private final CurrentRequest request;

        @Inject
        OfTrackingLink(TrackingLinks trackingLinks, CurrentRequest request) {
            this.trackingLinks = trackingLinks;
            this.request = request;
        }

        /// Ends a tracking link at once and for good.
        @POST
        @Path("{id}/revocation")
        public Answer<TrackingLinkView> revoke(@PathParam("id") UUID id) {
            request.fields().requireWritable("trackingLink", List.of("revokedAt"));
            return Answer.of(trackingLinks.revoke(id));
        }
    }
}
