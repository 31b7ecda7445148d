package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.LoginNeeded;
import mendwell.equipment.VisibleUnits;
import mendwell.files.Files;
import mendwell.files.Place;
import mendwell.forms.Forms;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.Channel;
import mendwell.workorders.NewRequest;
import mendwell.workorders.TrackingLinks;
import mendwell.workorders.Urgency;
import mendwell.workorders.WorkOrders;
import tools.jackson.databind.node.ObjectNode;

/// Turns what a customer, a scanner or an agent sent into a service request.
@ApplicationScoped
@InTransaction
class Requests {
    private static final int MOST_SCANNED_AN_HOUR = 30;

    private final WorkOrders workOrders;
    private final TrackingLinks trackingLinks;
    private final CurrentRequest request;
    private final VisibleUnits visibleUnits;
    private final Sql sql;
    private final Forms forms;
    private final Files files;
    private final Clock clock;
    private final Settings settings;

    @Inject
    Requests(
            WorkOrders workOrders,
            TrackingLinks trackingLinks,
            CurrentRequest request,
            VisibleUnits visibleUnits,
            Sql sql,
            Forms forms,
            Files files,
            Clock clock,
            Settings settings) {
        this.workOrders = workOrders;
        this.trackingLinks = trackingLinks;
        this.request = request;
        this.visibleUnits = visibleUnits;
        this.sql = sql;
        this.forms = forms;
        this.files = files;
        this.clock = clock;
        this.settings = settings;
    }

    private record Unit(UUID id, UUID customer, UUID site, String region) {}

    private record Person(UUID id, String name, String phone, String email, String language) {}

    WorkOrders.Made make(NewWorkOrder wanted) {
        var caller = request.caller();
        var channel = switch (caller.kind()) {
            case CUSTOMER -> Channel.PORTAL;
            case UNIT -> Channel.QR;
            case STAFF -> Channel.PHONE;
            case TRACKING, VISITOR, SYSTEM -> throw new LoginNeeded();
        };
        forms.validate(wanted.serviceType(), wanted.formVersion(), wanted.answers(), request.fields());
        var unit = unit(wanted, caller);
        requireFewRequests(unit, channel);
        var person = person(wanted, caller);
        var answers = wanted.answers();
        var made = workOrders.request(new NewRequest(
                wanted.serviceType(),
                channel,
                Urgency.valueOf(answers.path("urgency").asString("NORMAL")),
                answers.path("description").asString().strip(),
                wanted.formVersion(),
                answers.toString(),
                unit.id(),
                unit.customer(),
                unit.site(),
                unit.region(),
                person.id(),
                person.name(),
                person.phone(),
                person.email(),
                person.language(),
                time(answers, "preferredFrom"),
                time(answers, "preferredUntil")));
        if (wanted.files() != null) {
            files.attach(wanted.files(), made.id(), Place.REQUEST, made.id());
        }
        return made;
    }

    /// The tracking link of an order that the caller made before, with another address; null when it is revoked.
    /// @throws NotFound when the order has gone out of the caller's sight
    String trackingUrl(UUID order) {
        if (request.caller().kind() != Caller.Kind.UNIT) { // who scanned a code never saw an order but in the answer
            workOrders.requireVisible(order);
        }
        return trackingLinks.firstReaddressed(order).orElse(null);
    }

    private void requireFewRequests(Unit unit, Channel channel) {
        var lately = channel != Channel.QR
                ? 0
                : sql.one(
                                "select count(*) from work_order where equipment_id = ? and channel = ? and created_at > ?",
                                Sql.Row::integer,
                                unit.id(),
                                channel,
                                clock.instant().minus(Duration.ofHours(1)))
                        .orElseThrow();
        if (lately >= MOST_SCANNED_AN_HOUR) {
            throw new TooManyRequests(settings.servicePhone());
        }
    }

    private Unit unit(NewWorkOrder wanted, Caller caller) {
        var id = caller.kind() == Caller.Kind.UNIT ? caller.unit() : wanted.equipmentId();
        if (id == null) {
            throw BadInput.at("/equipmentId", "required");
        }
        return sql.one(
                        "select e.id, e.customer_id, e.site_id, s.region from equipment e join site s on s.id = e.site_id where e.id = ?",
                        row -> new Unit(row.uuid(), row.uuid(), row.uuid(), row.text()),
                        id)
                .filter(unit -> visibleUnits.contains(unit.id()))
                .orElseThrow(() -> BadInput.at("/equipmentId", "unknown-record"));
    }

    private Person person(NewWorkOrder wanted, Caller caller) {
        if (caller.kind() == Caller.Kind.CUSTOMER) {
            return sql.one(
                            "select id, name, phone, email from contact where id = ?",
                            row -> new Person(row.uuid(), row.text(), row.text(), row.text(), caller.language().tag()),
                            caller.person())
                    .orElseThrow(LoginNeeded::new);
        }
        var given = wanted.contact();
        if (given == null) {
            throw BadInput.at("/contact", "required");
        }
        if (given.phone() == null && given.email() == null) {
            throw BadInput.at("/contact/phone", "phone-or-email");
        }
        return new Person(null, given.name().strip(), given.phone(), given.email(), given.locale());
    }

    private static Instant time(ObjectNode answers, String name) {
        if (!answers.path(name).isString()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(answers.path(name).stringValue()).toInstant();
        } catch (DateTimeException e) {
            throw BadInput.at("/answers/" + name, "time");
        }
    }
}
