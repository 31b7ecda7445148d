package mendwell.workorders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Numbers;
import mendwell.platform.Patch;
import mendwell.platform.Sql;

/// The verbs of work orders. Every verb that takes an id first asks whether this caller may know the order at all.
@ApplicationScoped
@InTransaction
public class WorkOrders {
    private static final String FACTS = """
            select o.id, o.number, o.status, o.urgency, o.priority, o.service_type, o.channel, o.summary, o.description, o.form_version,
              o.answers, o.preferred_from, o.preferred_until, o.promised_from, o.promised_until, o.promise_reason, o.paused_reason,
              o.paused_note, o.paused_until, o.escalated_at, o.checked_in_at, o.finished_at, o.created_at, o.changed_at, o.closed_at,
              o.closed_reason, o.process_id, o.version, o.contact_name, o.contact_phone, o.contact_email, o.contact_language,
              e.id, e.serial, p.model, p.name_zh, p.name_en, e.warranty_until, c.id, c.name, c.level,
              s.id, s.name, s.address, s.region, s.latitude, s.longitude, m.id, m.name, m.phone,
              k.number, k.name, k.ends_on, k.response_minutes, k.resolution_minutes
            from work_order o join equipment e on e.id = o.equipment_id join product p on p.id = e.product_id
              join customer c on c.id = o.customer_id join site s on s.id = o.site_id
              left join staff_member m on m.id = o.engineer_id left join contract k on k.id = e.contract_id
            where o.id = ?""";

    private final EntityManager entities;
    private final Sql sql;
    private final Numbers numbers;
    private final CurrentRequest request;
    private final VisibleOrders visible;
    private final Clock clock;
    private final TrackingLinks links;
    private final Event<WorkOrderRequested> requested;
    private final Event<WorkOrderArrived> arrived;
    private final Event<WorkOrderChanged> changed;
    private final Event<MessageWritten> written;
    private final Event<WorkOrderEdited> edited;
    private final Event<LogWritten> logged;

    @Inject
    WorkOrders(
            EntityManager entities,
            Sql sql,
            Numbers numbers,
            CurrentRequest request,
            VisibleOrders visible,
            Clock clock,
            TrackingLinks links,
            Event<WorkOrderRequested> requested,
            Event<WorkOrderArrived> arrived,
            Event<WorkOrderChanged> changed,
            Event<MessageWritten> written,
            Event<WorkOrderEdited> edited,
            Event<LogWritten> logged) {
        this.entities = entities;
        this.sql = sql;
        this.numbers = numbers;
        this.request = request;
        this.visible = visible;
        this.clock = clock;
        this.links = links;
        this.requested = requested;
        this.arrived = arrived;
        this.changed = changed;
        this.written = written;
        this.edited = edited;
        this.logged = logged;
    }

    /// @param trackingUrl opens the order without an account; known only now
    public record Made(UUID id, String trackingUrl) {}

    /// Makes the order and its first tracking link, and tells everyone who listens; the process starts in the same transaction.
    public Made request(NewRequest wanted) {
        var order = new WorkOrder(Ids.next(), numbers.next("WO"), wanted, clock.instant());
        entities.persist(order);
        entities.flush(); // all that follows refers to the row
        var url = links.create(order.id).url();
        requested.fire(new WorkOrderRequested(order.id, order.number, order.processId));
        return new Made(order.id, url);
    }

    /// The order, if this caller may know of it.
    /// @throws NotFound also when it exists and is none of the caller's business
    public WorkOrderFacts facts(UUID id) {
        if (!visible.rows().isAll()) {
            requireVisible(id);
        }
        return factsFor(id);
    }

    /// The order, for who is about to move it on: others who are wait here until this transaction ends, and then see what
    /// it did.
    /// @throws NotFound also when it exists and is none of the caller's business
    public WorkOrderFacts factsToMove(UUID id) {
        requireVisible(id);
        sql.one("select 1 from work_order where id = ? for update", Sql.Row::integer, id);
        return factsFor(id);
    }

    /// The order without asking who wants to know; for mail, documents and timers.
    public WorkOrderFacts factsFor(UUID id) {
        return sql.one(FACTS, WorkOrders::facts, id).orElseThrow(NotFound::new);
    }

    /// @throws NotFound unless the caller may know this order
    public void requireVisible(UUID id) {
        if (!visible.contains(id)) {
            throw new NotFound();
        }
    }

    public long version(UUID id) {
        return order(id).version;
    }

    /// The caller must have named the version it changes.
    public void requireVersion(UUID id) {
        request.requireVersion(order(id).version);
    }

    /// The process reached a milestone; called by the process engine only.
    /// @param text what the customer should know about it; null for none
    public void arrive(UUID id, Status milestone, String text) {
        var order = order(id);
        var from = order.status;
        if (from != milestone) {
            order.arrive(milestone, clock.instant());
        }
        if (milestone.isOver() && text != null) {
            order.closedReason = text;
        }
        if (from != milestone || milestone == Status.REQUESTED) {
            enter(order, TimelineKind.STATUS, milestone, text, false);
            arrived.fire(new WorkOrderArrived(id, from, milestone));
        }
        changed.fire(new WorkOrderChanged(id, ChangeKind.STATUS));
    }

    public void prioritise(UUID id, Priority priority) {
        var order = order(id);
        var isOther = order.priority != priority;
        order.priority = priority;
        tellEdited(id, isOther, "priority");
    }

    public void assign(UUID id, UUID engineer) {
        var order = order(id);
        var isOther = !Objects.equals(order.engineerId, engineer);
        order.engineerId = engineer;
        tellEdited(id, isOther, "engineer");
    }

    public void promise(UUID id, Instant from, Instant until, String reason) {
        var order = order(id);
        var isOther = !Objects.equals(order.promisedFrom, from) || !Objects.equals(order.promisedUntil, until);
        if (order.promise(from, until, reason, clock.instant())) {
            enter(order, TimelineKind.PROMISE_MOVED, null, reason, false);
        }
        tellEdited(id, isOther, "promisedFrom", "promisedUntil", "promiseReason");
        changed.fire(new WorkOrderChanged(id, ChangeKind.PROMISE));
    }

    public void checkIn(UUID id, Double latitude, Double longitude) {
        var order = order(id);
        order.checkInLatitude = latitude;
        order.checkInLongitude = longitude;
        order.checkedInAt = clock.instant();
    }

    public void finish(UUID id) {
        order(id).finishedAt = clock.instant();
    }

    public void pause(UUID id, PauseReason reason, String note, Instant until) {
        var order = order(id);
        order.pause(reason, note, until, clock.instant());
        enter(order, TimelineKind.PAUSED, null, note, false);
        tellEdited(id, true, "pausedReason", "pausedNote", "pausedUntil");
        changed.fire(new WorkOrderChanged(id, ChangeKind.PAUSE));
    }

    public void resume(UUID id) {
        var order = order(id);
        order.resume(clock.instant());
        enter(order, TimelineKind.RESUMED, null, null, false);
        tellEdited(id, true, "pausedReason", "pausedNote", "pausedUntil");
        changed.fire(new WorkOrderChanged(id, ChangeKind.PAUSE));
    }

    /// Nobody accepted in time.
    public void escalate(UUID id) {
        var order = order(id);
        order.escalatedAt = clock.instant();
        enter(order, TimelineKind.ESCALATED, null, null, true);
        changed.fire(new WorkOrderChanged(id, ChangeKind.ESCALATED));
    }

    /// @return the id of the process that drives it from now on, if its own is over
    public String reopened(UUID id, String reason) {
        var order = order(id);
        order.reopened++;
        if (order.status.isOver()) {
            order.processId = Ids.next().toString();
        }
        enter(order, TimelineKind.REOPENED, null, reason, false);
        return order.processId;
    }

    public boolean mayReopen(UUID id, Duration grace) {
        return order(id).mayReopen(clock.instant(), grace);
    }

    /// Changes fields; what is not mentioned stays. Another priority, which is ours alone, leaves the time of the last change
    /// as it is: the customer sees that one.
    public void change(UUID id, Patch<WorkOrderChange> patch) {
        var order = order(id);
        patch.applyRequired("priority", WorkOrderChange::priority, value -> {
            prioritise(id, value);
            changed.fire(new WorkOrderChanged(id, ChangeKind.PRIORITY));
        });
        patch.applyRequired("urgency", WorkOrderChange::urgency, value -> {
            tellEdited(id, order.urgency != value, "urgency");
            order.urgency = value;
        });
        patch.applyRequired("description", WorkOrderChange::description, value -> {
            if (value.isBlank()) {
                throw BadInput.at("/description", "required");
            }
            tellEdited(id, !value.equals(order.description), "description", "summary");
            order.description = value;
            order.summary = WorkOrder.firstLine(value);
        });
        if (patch.mentioned().contains("urgency") || patch.mentioned().contains("description")) {
            order.changedAt = clock.instant();
            changed.fire(new WorkOrderChanged(id, ChangeKind.ORDER));
        }
        if (patch.mentioned().contains("promisedUntil") || patch.mentioned().contains("promisedFrom")) {
            promise(
                    id,
                    patch.mentioned().contains("promisedFrom") ? patch.values().promisedFrom() : order.promisedFrom,
                    patch.mentioned().contains("promisedUntil") ? patch.values().promisedUntil() : order.promisedUntil,
                    patch.values().promiseReason());
        }
    }

    private void tellEdited(UUID id, boolean isOther, String... fields) {
        if (isOther) {
            edited.fire(new WorkOrderEdited(id, Set.of(fields)));
        }
    }

    /// Adds to the log; internal entries are for staff only.
    public UUID log(UUID id, String text, boolean internal) {
        var entry = enter(order(id), TimelineKind.LOG, null, text, internal);
        logged.fire(new LogWritten(id, entry, internal));
        changed.fire(new WorkOrderChanged(id, internal ? ChangeKind.INTERNAL : ChangeKind.TIMELINE));
        return entry;
    }

    /// Writes into the timeline what another feature did to the order (a quote, a report, a rating).
    public void note(UUID id, ChangeKind change, TimelineKind kind, String text) {
        enter(order(id), kind, null, text, false);
        changed.fire(new WorkOrderChanged(id, change));
    }

    public UUID write(UUID id, String body) {
        var caller = request.caller();
        var facts = factsFor(id);
        var author = caller.name() != null ? caller.name() : facts.contact().name();
        var message = new Message(Ids.next(), id, clock.instant(), caller.key(), ActorKind.of(caller), author, body);
        entities.persist(message);
        written.fire(new MessageWritten(id, message.id, message.authorKind));
        changed.fire(new WorkOrderChanged(id, ChangeKind.MESSAGE));
        return message.id;
    }

    private WorkOrder order(UUID id) {
        var order = entities.find(WorkOrder.class, id);
        if (order == null) {
            throw new NotFound();
        }
        return order;
    }

    private UUID enter(WorkOrder order, TimelineKind kind, Status status, String text, boolean internal) {
        var caller = request.caller();
        var name = caller.name() != null || caller.kind() == Caller.Kind.SYSTEM ? caller.name() : order.contactName;
        var entry = new TimelineEntry(
                Ids.next(), order.id, clock.instant(), kind, status, ActorKind.of(caller), name, text, internal);
        entities.persist(entry);
        return entry.id;
    }

    private static WorkOrderFacts facts(Sql.Row row) throws SQLException {
        return new WorkOrderFacts(
                row.uuid(),
                row.text(),
                row.value(Status.class),
                row.value(Urgency.class),
                row.value(Priority.class),
                row.value(ServiceType.class),
                row.value(Channel.class),
                row.text(),
                row.text(),
                row.integer(),
                row.text(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.text(),
                row.value(PauseReason.class),
                row.text(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.text(),
                row.text(),
                row.integer(),
                new WorkOrderFacts.Contact(row.text(), row.text(), row.text(), Language.of(row.text())),
                new WorkOrderFacts.Unit(row.uuid(), row.text(), row.text(), row.text(), row.text(), row.date()),
                new WorkOrderFacts.Customer(row.uuid(), row.text(), row.text()),
                new WorkOrderFacts.Site(row.uuid(), row.text(), row.text(), row.text(), row.decimalOrNull(), row.decimalOrNull()),
                engineer(row.uuid(), row.text(), row.text()),
                contract(row.text(), row.text(), row.date(), row.integer(), row.integer()));
    }

    private static WorkOrderFacts.Engineer engineer(UUID id, String name, String phone) {
        return id == null ? null : new WorkOrderFacts.Engineer(id, name, phone);
    }

    private static WorkOrderFacts.Contract contract(String number, String name, LocalDate endsOn, int response, int resolution) {
        return number == null ? null : new WorkOrderFacts.Contract(number, name, endsOn, response, resolution);
    }
}
