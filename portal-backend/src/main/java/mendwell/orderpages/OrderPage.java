package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mendwell.customers.ContactView;
import mendwell.customers.ContractSummary;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.equipment.Warranty;
import mendwell.files.Attachments;
import mendwell.files.Files;
import mendwell.files.Place;
import mendwell.forms.Forms;
import mendwell.quotes.QuoteSummary;
import mendwell.quotes.Quotes;
import mendwell.ratings.RatingView;
import mendwell.ratings.Ratings;
import mendwell.reports.ReportView;
import mendwell.reports.Reports;
import mendwell.signatures.DocumentSummary;
import mendwell.signatures.SealedDocuments;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.platform.Settings;
import mendwell.turns.Turns;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts one order's page together.
@ApplicationScoped
@InTransaction
class OrderPage {
    private final WorkOrders workOrders;
    private final Turns turns;
    private final Forms forms;
    private final Files files;
    private final Quotes quotes;
    private final SealedDocuments documents;
    private final Reports reports;
    private final Ratings ratings;
    private final Clock clock;
    private final Settings settings;
    private final Duration grace;

    @Inject
    OrderPage(
            WorkOrders workOrders,
            Turns turns,
            Forms forms,
            Files files,
            Quotes quotes,
            SealedDocuments documents,
            Reports reports,
            Ratings ratings,
            Clock clock,
            Settings settings,
            @ConfigProperty(name = "mendwell.reopen.grace") String grace) {
        this.workOrders = workOrders;
        this.turns = turns;
        this.forms = forms;
        this.files = files;
        this.quotes = quotes;
        this.documents = documents;
        this.reports = reports;
        this.ratings = ratings;
        this.clock = clock;
        this.settings = settings;
        this.grace = Duration.ofDays(Period.parse(grace).getDays());
    }

    /// The page of an order this caller may see.
    Answer<WorkOrderView> of(UUID id) {
        var order = workOrders.facts(id);
        return Answer.of(view(order, later(order), null), order.version());
    }

    /// The page after a move; who refuses an order may lose sight of it by that, and still gets this answer.
    Answer<WorkOrderView> ofMoved(UUID id) {
        var order = workOrders.factsFor(id);
        return Answer.of(view(order, later(order), null), order.version());
    }

    /// The page of an order this request made, with its tracking link.
    Answer<WorkOrderView> made(UUID id, String trackingUrl) {
        var order = workOrders.factsFor(id);
        return Answer.created(view(order, Later.NOTHING, trackingUrl), order.version(), "work-orders/" + id);
    }

    /// The same for an order that an earlier request made; it may have gone on since.
    Answer<WorkOrderView> madeBefore(UUID id, String trackingUrl) {
        var order = workOrders.factsFor(id);
        return Answer.created(view(order, later(order), trackingUrl), order.version(), "work-orders/" + id);
    }

    /// What comes to an order on its way.
    private record Later(List<QuoteSummary> quotes, List<DocumentSummary> documents, Function<Attachments, ReportView> report, RatingView rating) {
        static final Later NOTHING = new Later(List.of(), List.of(), _ -> null, null);
    }

    private Later later(WorkOrderFacts order) {
        return new Later(
                quotes.of(order.id()),
                documents.of(order.id()),
                attachments -> reports.of(order.id(), attachments).orElse(null),
                ratings.of(order.id()).orElse(null));
    }

    private WorkOrderView view(WorkOrderFacts order, Later later, String trackingUrl) {
        var unit = order.unit();
        var customer = order.customer();
        var site = order.site();
        var contact = order.contact();
        var engineer = order.engineer();
        var contract = order.contract();
        var attachments = files.attachmentsOf(order.id());
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        return new WorkOrderView(
                order.id(),
                order.number(),
                order.status(),
                order.urgency(),
                order.priority(),
                order.serviceType(),
                order.channel(),
                order.summary(),
                order.description(),
                forms.answers(order.serviceType(), order.formVersion(), order.answers()),
                order.formVersion(),
                order.preferredFrom(),
                order.preferredUntil(),
                order.promisedFrom(),
                order.promisedUntil(),
                order.promiseReason(),
                order.pausedReason(),
                order.pausedNote(),
                order.pausedUntil(),
                order.isEscalated(),
                engineer == null ? null : engineer.name(),
                order.status() == Status.CLOSED ? order.closedAt().plus(grace) : null,
                order.closedReason(),
                order.createdAt(),
                order.changedAt(),
                order.closedAt(),
                new WorkOrderView.Unit(
                        unit.id(),
                        unit.serial(),
                        unit.model(),
                        unit.nameZh(),
                        unit.nameEn(),
                        Warranty.on(today, unit.warrantyUntil()),
                        unit.warrantyUntil()),
                new CustomerSummary(customer.id(), customer.name(), CustomerLevel.valueOf(customer.level())),
                new SiteView(
                        site.id(), site.name(), site.address(), site.region(), site.latitude(), site.longitude()),
                new ContactView(
                        contact.name(), contact.phone(), contact.email(), contact.language().tag()),
                engineer == null ? null : new WorkOrderView.Engineer(engineer.id(), engineer.name(), engineer.phone()),
                contract == null
                        ? null
                        : new ContractSummary(
                                contract.number(),
                                contract.name(),
                                contract.endsOn(),
                                contract.responseMinutes(),
                                contract.resolutionMinutes()),
                turns.allowed(order),
                later.quotes(),
                later.documents(),
                attachments.of(Place.REQUEST, order.id()),
                later.report().apply(attachments),
                later.rating(),
                trackingUrl);
    }
}
