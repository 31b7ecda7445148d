package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.documents.Money;
import mendwell.documents.Signature;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.Numbers;
import mendwell.platform.Sql;
import mendwell.signatures.DocumentEvents;
import mendwell.signatures.SealedDocuments;
import mendwell.turns.MoveKind;
import mendwell.turns.Turns;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrders;

/// A quote until the customer has it: written, changed, drafted anew as the next version, sent.
@ApplicationScoped
@InTransaction
class Drafts {
    private static final Duration VALID = Duration.ofDays(15);

    private final Quotes quotes;
    private final EntityManager entities;
    private final Sql sql;
    private final WorkOrders workOrders;
    private final Turns turns;
    private final Numbers numbers;
    private final SealedDocuments documents;
    private final DocumentEvents events;
    private final QuoteDocuments paper;
    private final CurrentRequest request;
    private final Clock clock;
    private final Event<QuoteSent> sent;

    @Inject
    Drafts(
            Quotes quotes,
            EntityManager entities,
            Sql sql,
            WorkOrders workOrders,
            Turns turns,
            Numbers numbers,
            SealedDocuments documents,
            DocumentEvents events,
            QuoteDocuments paper,
            CurrentRequest request,
            Clock clock,
            Event<QuoteSent> sent) {
        this.quotes = quotes;
        this.entities = entities;
        this.sql = sql;
        this.workOrders = workOrders;
        this.turns = turns;
        this.numbers = numbers;
        this.documents = documents;
        this.events = events;
        this.paper = paper;
        this.request = request;
        this.clock = clock;
        this.sent = sent;
    }

    UUID draft(UUID workOrder, NewQuote wanted) {
        var order = turns.require(workOrder, MoveKind.QUOTE);
        var quote = new Quote(
                Ids.next(), numbers.next("Q"), 1, workOrder, order.contact().language().tag(), clock.instant());
        quote.write(wanted);
        entities.persist(quote);
        write(quote, wanted);
        events.add(quote.id, DocumentEvents.Kind.CREATED, quote.title());
        return quote.id;
    }

    void change(UUID id, NewQuote wanted) {
        var quote = quotes.visible(id);
        turns.require(quote.workOrderId, MoveKind.QUOTE);
        request.requireVersion(quote.version);
        quote.write(wanted);
        quotes.lines(id).forEach(entities::remove);
        entities.flush();
        write(quote, wanted);
    }

    /// A new draft with the same lines; the version that is out stays valid until this one is sent.
    UUID newVersion(UUID id) {
        var earlier = quotes.visible(id);
        var order = turns.require(earlier.workOrderId, MoveKind.QUOTE);
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
        var lines = quotes.lines(id).stream().map(line -> new QuoteLine(Ids.next(), quote.id, line)).toList();
        lines.forEach(entities::persist);
        quote.add(lines);
        events.add(quote.id, DocumentEvents.Kind.CREATED, quote.title());
        return quote.id;
    }

    void send(UUID id) {
        var quote = quotes.visible(id);
        var order = workOrders.factsToMove(quote.workOrderId); // two sent at once would not see, and so not supersede, each other
        turns.require(order, MoveKind.QUOTE);
        request.requireVersion(quote.version);
        quote.send(clock.instant());
        documents.requireDrawable(paper.of(quote, quotes.lines(id), order, Signature.NONE), Language.of(quote.language));
        for (var other : ofOrder(quote.workOrderId)) {
            if (other != quote && other.supersede()) {
                events.add(other.id, DocumentEvents.Kind.SUPERSEDED, quote.title());
            }
        }
        events.add(id, DocumentEvents.Kind.SENT, quote.title());
        workOrders.note(quote.workOrderId, ChangeKind.QUOTE, TimelineKind.QUOTE_SENT, quote.number);
        sent.fire(new QuoteSent(quote.workOrderId, id));
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

    private List<Quote> ofOrder(UUID workOrder) {
        return entities.createQuery("select q from Quote q where q.workOrderId = :order", Quote.class)
                .setParameter("order", workOrder)
                .getResultList();
    }
}
