package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.documents.Signature;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.Words;
import mendwell.signatures.DocumentEvents;
import mendwell.signatures.DocumentKind;
import mendwell.signatures.IdentityChecks;
import mendwell.signatures.SealedDocuments;
import mendwell.workorders.Status;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;

/// What the customer does with a quote that is out: sees it, proves who they are, accepts and signs, rejects, asks for a change.
@ApplicationScoped
@InTransaction
class Decisions {
    private final Quotes quotes;
    private final WorkOrders workOrders;
    private final SealedDocuments documents;
    private final DocumentEvents events;
    private final IdentityChecks checks;
    private final QuoteDocuments paper;
    private final CurrentRequest request;
    private final Clock clock;
    private final Event<QuoteDecided> decided;

    @Inject
    Decisions(
            Quotes quotes,
            WorkOrders workOrders,
            SealedDocuments documents,
            DocumentEvents events,
            IdentityChecks checks,
            QuoteDocuments paper,
            CurrentRequest request,
            Clock clock,
            Event<QuoteDecided> decided) {
        this.quotes = quotes;
        this.workOrders = workOrders;
        this.documents = documents;
        this.events = events;
        this.checks = checks;
        this.paper = paper;
        this.request = request;
        this.clock = clock;
        this.decided = decided;
    }

    /// The customer saw the quote to its end.
    void viewed(UUID id) {
        var quote = quotes.visible(id);
        if (request.caller().isCustomerSide()) {
            events.addOnce(id, DocumentEvents.Kind.VIEWED, quote.title());
        }
    }

    /// The order whose customer is to be identified; a code is for the customer's side only.
    WorkOrderFacts orderOf(UUID id) {
        return workOrders.facts(open(id).workOrderId);
    }

    /// The quote, if it is still for this customer to decide.
    private Quote open(UUID id) {
        var quote = quotes.visible(id);
        if (!request.caller().isCustomerSide()) {
            throw new Forbidden();
        }
        quote.requireOpen(clock.instant());
        return quote;
    }

    UUID decide(UUID id, Decision decision) {
        var quote = open(id);
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
        workOrders.note(order.id(), ChangeKind.QUOTE, TimelineKind.QUOTE_DECIDED, quote.reason == null ? quote.number : quote.number + " · " + quote.reason);
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
        var lines = quotes.lines(quote.id);
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
                        paper.of(quote, lines, order, Signature.NONE).job().customer(),
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

    /// Decides and shows in one transaction; a replay shows what was decided.
    Answer<QuoteView> decided(UUID id, Supplier<UUID> decide) {
        quotes.visible(id);
        decide.get();
        return quotes.flushed(id);
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
}
