package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.documents.Money;
import mendwell.documents.Signature;
import mendwell.equipment.Warranty;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Numbers;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Words;
import mendwell.signatures.DocumentEvents;
import mendwell.signatures.DocumentKind;
import mendwell.signatures.IdentityChecks;
import mendwell.signatures.SealedDocuments;
import mendwell.workorders.Status;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;

/// The verbs of quotes.
@ApplicationScoped
@InTransaction
public class Quotes {
    private static final Duration VALID = Duration.ofDays(15);

    private final EntityManager entities;
    private final Sql sql;
    private final WorkOrders workOrders;
    private final Numbers numbers;
    private final SealedDocuments documents;
    private final DocumentEvents events;
    private final IdentityChecks checks;
    private final QuoteDocuments paper;
    private final CurrentRequest request;
    private final Settings settings;
    private final Clock clock;
    private final Event<QuoteSent> sent;
    private final Event<QuoteDecided> decided;

    @Inject
    Quotes(
            EntityManager entities,
            Sql sql,
            WorkOrders workOrders,
            Numbers numbers,
            SealedDocuments documents,
            DocumentEvents events,
            IdentityChecks checks,
            QuoteDocuments paper,
            CurrentRequest request,
            Settings settings,
            Clock clock,
            Event<QuoteSent> sent,
            Event<QuoteDecided> decided) {
        this.entities = entities;
        this.sql = sql;
        this.workOrders = workOrders;
        this.numbers = numbers;
        this.documents = documents;
        this.events = events;
        this.checks = checks;
        this.paper = paper;
        this.request = request;
        this.settings = settings;
        this.clock = clock;
        this.sent = sent;
        this.decided = decided;
    }

    /// An order's quotes, newest first; drafts are for staff only.
    public List<QuoteSummary> of(UUID workOrder) {
        var now = clock.instant();
        return sql.list(
                "select id, number, version_number, case when status = 'SENT' and valid_until <= ? then 'EXPIRED' else status end,"
                        + " total_minor, currency, valid_until from quote where work_order_id = ? and (status <> 'DRAFT' or ?)"
                        + " order by created_at desc, id desc",
                row -> new QuoteSummary(
                        row.uuid(),
                        row.text(),
                        row.integer(),
                        row.value(QuoteStatus.class),
                        row.number(),
                        row.text(),
                        row.instant()),
                now,
                workOrder,
                request.caller().isStaff());
    }

    UUID draft(UUID workOrder, NewQuote wanted) {
        var order = requireQuoting(workOrder);
        var quote = new Quote(
                Ids.next(), numbers.next("Q"), 1, workOrder, order.contact().language().tag(), clock.instant());
        quote.write(wanted);
        entities.persist(quote);
        write(quote, wanted);
        events.add(quote.id, DocumentEvents.Kind.CREATED, quote.number + " v1");
        return quote.id;
    }

    void change(UUID id, NewQuote wanted) {
        var quote = visible(id);
        requireQuoting(quote.workOrderId);
        request.requireVersion(quote.version);
        quote.write(wanted);
        lines(id).forEach(entities::remove);
        entities.flush();
        write(quote, wanted);
    }

    /// A new draft with the same lines; the version that is out stays valid until this one is sent.
    UUID newVersion(UUID id) {
        var earlier = visible(id);
        var order = requireQuoting(earlier.workOrderId);
        var newest = sql.one("select max(version_number) from quote where number = ?", Sql.Row::integer, earlier.number)
                .orElseThrow();
        var quote = new Quote(
                Ids.next(),
                earlier.number,
                newest + 1,
                earlier.workOrderId,
                order.contact().language().tag(),
                clock.instant());
        quote.copy(earlier, clock.instant().plus(VALID));
        entities.persist(quote);
        var lines = lines(id).stream().map(line -> new QuoteLine(Ids.next(), quote.id, line)).toList();
        lines.forEach(entities::persist);
        quote.add(lines);
        events.add(quote.id, DocumentEvents.Kind.CREATED, quote.number + " v" + quote.versionNumber);
        return quote.id;
    }

    void send(UUID id) {
        var quote = visible(id);
        var order = workOrders.factsToMove(quote.workOrderId); // two sent at once would not see, and so not supersede, each other
        requireQuoting(order);
        request.requireVersion(quote.version);
        quote.send(clock.instant());
        documents.requireDrawable(paper.of(quote, lines(id), order, Signature.NONE), Language.of(quote.language));
        for (var other : quotes(quote.workOrderId)) {
            if (other != quote && other.supersede()) {
                events.add(other.id, DocumentEvents.Kind.SUPERSEDED, quote.number + " v" + quote.versionNumber);
            }
        }
        events.add(id, DocumentEvents.Kind.SENT, quote.number + " v" + quote.versionNumber);
        workOrders.note(quote.workOrderId, TimelineKind.QUOTE_SENT, quote.number);
        sent.fire(new QuoteSent(quote.workOrderId, id));
    }

    /// The customer saw the quote to its end.
    void viewed(UUID id) {
        var quote = visible(id);
        if (request.caller().isCustomerSide()) {
            events.addOnce(id, DocumentEvents.Kind.VIEWED, quote.number + " v" + quote.versionNumber);
        }
    }

    /// The order whose customer is to be identified; a code is for the customer's side only.
    WorkOrderFacts orderOf(UUID id) {
        var quote = visible(id);
        requireOpen(id);
        return workOrders.facts(quote.workOrderId);
    }

    /// Is this version still for the customer to decide?
    void requireOpen(UUID id) {
        var quote = visible(id);
        if (!request.caller().isCustomerSide()) {
            throw new Forbidden();
        }
        quote.requireOpen(clock.instant());
    }

    UUID decide(UUID id, Decision decision) {
        var quote = visible(id);
        requireOpen(id);
        var order = workOrders.factsToMove(quote.workOrderId);
        if (order.status() != Status.QUOTED) {
            throw new QuoteRefused("decided", quote.number);
        }
        switch (decision.outcome()) {
            case ACCEPT -> accept(quote, order, decision);
            case REJECT -> {
                quote.decide(QuoteStatus.REJECTED, who(order), reason(decision), clock.instant());
                events.add(id, DocumentEvents.Kind.REJECTED, quote.reason);
            }
            case ASK_CHANGE -> {
                quote.decide(QuoteStatus.CHANGE_ASKED, who(order), reason(decision), clock.instant());
                events.add(id, DocumentEvents.Kind.CHANGE_ASKED, quote.reason);
            }
        }
        workOrders.note(order.id(), TimelineKind.QUOTE_DECIDED, quote.reason == null ? quote.number : quote.number + " · " + quote.reason);
        decided.fire(new QuoteDecided(order.id(), id, decision.outcome(), quote.reason));
        return id;
    }

    private void accept(Quote quote, WorkOrderFacts order, Decision decision) {
        if (!decision.termsAccepted()) {
            throw BadInput.at("/termsAccepted", "terms");
        }
        if (!decision.consent()) {
            throw BadInput.at("/consent", "consent");
        }
        if (decision.signature() == null) {
            throw BadInput.at("/signature", "required");
        }
        var lines = lines(quote.id);
        take(decision.lines() == null ? List.of() : decision.lines(), lines);
        var rejected = lines.stream().filter(line -> line.decision == LineDecision.REJECTED).count();
        if (rejected == lines.size()) {
            throw BadInput.at("/lines", "nothing-accepted");
        }
        quote.add(lines);
        quote.decide(
                rejected == 0 ? QuoteStatus.ACCEPTED : QuoteStatus.PARTLY_ACCEPTED,
                decision.signature().name(),
                decision.reason(),
                clock.instant());
        var language = Language.of(quote.language);
        var words = Words.in(language);
        quote.documentId = documents.seal(
                new SealedDocuments.Agreement(
                        DocumentKind.QUOTE,
                        quote.id,
                        order.id(),
                        quote.number + "-v" + quote.versionNumber,
                        language,
                        signature -> paper.of(quote, lines, order, signature),
                        paper.data(quote, lines),
                        words.text("quote.consent"),
                        words.text("signer.customer"),
                        order.customer().name(),
                        documents.identification(quote.id, checks.passed(quote.id), language)),
                decision.signature());
    }

    /// Every line is accepted unless the decision says otherwise; each answer must be about a line of this quote.
    private static void take(List<Decision.Line> answers, List<QuoteLine> lines) {
        var byId = new HashMap<UUID, Decision.Line>();
        answers.forEach(answer -> byId.put(answer.id(), answer));
        for (var line : lines) {
            var answer = byId.remove(line.id);
            line.decision = answer == null || answer.accepted() ? LineDecision.ACCEPTED : LineDecision.REJECTED;
            line.reason = line.decision == LineDecision.REJECTED ? answer.reason() : null;
        }
        if (!byId.isEmpty()) {
            throw BadInput.at("/lines", "unknown-record");
        }
    }

    Answer<QuoteView> show(UUID id) {
        var quote = visible(id);
        return Answer.of(view(quote), quote.version);
    }

    Answer<QuoteView> made(UUID id) {
        entities.flush();
        var quote = visible(id);
        return Answer.created(view(quote), quote.version, "quotes/" + id);
    }

    /// The quote after a change, with the version number the change gave it.
    Answer<QuoteView> flushed(UUID id) {
        entities.flush();
        return show(id);
    }

    /// Decides and shows in one transaction; a replay shows what was decided.
    Answer<QuoteView> decided(UUID id, Supplier<UUID> decide) {
        visible(id);
        decide.get();
        return flushed(id);
    }

    private QuoteView view(Quote quote) {
        var order = workOrders.facts(quote.workOrderId);
        var words = Words.in(Language.of(quote.language));
        var lines = lines(quote.id).stream()
                .map(line -> new QuoteView.Line(
                        line.id,
                        line.kind,
                        line.partId,
                        line.partNumber,
                        line.description,
                        line.quantityThousandths,
                        line.unit,
                        line.unitPriceMinor,
                        line.unitCostMinor,
                        line.covered,
                        line.amountMinor,
                        line.decision,
                        line.reason))
                .toList();
        return new QuoteView(
                quote.id,
                quote.number,
                quote.versionNumber,
                quote.statusAt(clock.instant()),
                order.id(),
                order.number(),
                quote.currency,
                quote.taxRateBasisPoints,
                quote.subtotalMinor,
                quote.taxMinor,
                quote.totalMinor,
                quote.validUntil,
                quote.note,
                words.text("quote.terms", settings.brandName()),
                words.text("quote.consent"),
                order.unit().serial(),
                order.unit().model(),
                Warranty.on(LocalDate.ofInstant(clock.instant(), settings.zone()), order.unit().warrantyUntil()),
                order.customer().name(),
                order.site().name(),
                lines,
                quote.sentAt,
                quote.decidedAt,
                quote.decidedBy,
                quote.reason,
                quote.status == QuoteStatus.SENT && checks.needed(quote.id),
                documents.document(quote.documentId));
    }

    /// The quote, if its order is visible to the caller; customers never see drafts.
    private Quote visible(UUID id) {
        var quote = entities.find(Quote.class, id);
        if (quote == null || quote.status == QuoteStatus.DRAFT && !request.caller().isStaff()) {
            throw new NotFound();
        }
        workOrders.requireVisible(quote.workOrderId);
        return quote;
    }

    private WorkOrderFacts requireQuoting(UUID workOrder) {
        return requireQuoting(workOrders.facts(workOrder));
    }

    private WorkOrderFacts requireQuoting(WorkOrderFacts order) {
        if (!request.caller().hasAny("agent", "engineer", "supervisor")) {
            throw new Forbidden();
        }
        if (order.status() != Status.QUOTING && order.status() != Status.QUOTED) {
            throw new QuoteRefused("not-now", order.number());
        }
        return order;
    }

    private void write(Quote quote, NewQuote wanted) {
        if (!Money.isCurrency(wanted.currency())) {
            throw BadInput.at("/currency", "currency");
        }
        var lines = new ArrayList<QuoteLine>();
        for (var line : wanted.lines()) {
            record Known(String number, long costMinor) {}
            var part = line.partId() == null
                    ? null
                    : sql.one(
                                    "select number, cost_minor from part where id = ?",
                                    row -> new Known(row.text(), row.number()),
                                    line.partId())
                            .orElse(null);
            if (line.partId() != null && part == null) {
                throw BadInput.at("/lines/" + lines.size() + "/partId", "unknown-record");
            }
            lines.add(new QuoteLine(
                    Ids.next(),
                    quote.id,
                    lines.size() + 1,
                    line,
                    part == null ? null : part.number(),
                    part == null ? null : part.costMinor()));
        }
        lines.forEach(entities::persist);
        try {
            quote.add(lines);
        } catch (ArithmeticException e) {
            throw BadInput.at("/lines", "sum-too-large");
        }
    }

    private List<QuoteLine> lines(UUID quote) {
        return entities.createQuery("select l from QuoteLine l where l.quoteId = :quote order by l.position", QuoteLine.class)
                .setParameter("quote", quote)
                .getResultList();
    }

    private List<Quote> quotes(UUID workOrder) {
        return entities.createQuery("select q from Quote q where q.workOrderId = :order", Quote.class)
                .setParameter("order", workOrder)
                .getResultList();
    }

    private String who(WorkOrderFacts order) {
        var name = request.caller().name();
        return name == null ? order.contact().name() : name;
    }

    private static String reason(Decision decision) {
        if (decision.reason() == null || decision.reason().isBlank()) {
            throw BadInput.at("/reason", "required");
        }
        return decision.reason().strip();
    }

    /// Kept for the paper: when it was issued.
    static Instant issued(Quote quote) {
        return quote.sentAt == null ? quote.createdAt : quote.sentAt;
    }
}
