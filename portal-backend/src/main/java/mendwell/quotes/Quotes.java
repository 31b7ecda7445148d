package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.LoginNeeded;
import mendwell.equipment.Warranty;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Words;
import mendwell.signatures.IdentityChecks;
import mendwell.signatures.SealedDocuments;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;

/// Finds quotes and shows them. [Drafts] has what the desk and the engineer do with one, [Decisions] what the customer does.
@ApplicationScoped
@InTransaction
public class Quotes {
    private final EntityManager entities;
    private final Sql sql;
    private final WorkOrders workOrders;
    private final SealedDocuments documents;
    private final IdentityChecks checks;
    private final CurrentRequest request;
    private final Settings settings;
    private final Clock clock;

    @Inject
    Quotes(
            EntityManager entities,
            Sql sql,
            WorkOrders workOrders,
            SealedDocuments documents,
            IdentityChecks checks,
            CurrentRequest request,
            Settings settings,
            Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.workOrders = workOrders;
        this.documents = documents;
        this.checks = checks;
        this.request = request;
        this.settings = settings;
        this.clock = clock;
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

    /// The quote, if its order is visible to the caller; customers never see drafts.
    Quote visible(UUID id) {
        switch (request.caller().kind()) {
            case STAFF, CUSTOMER, TRACKING, SYSTEM -> {}
            case UNIT, VISITOR -> throw new LoginNeeded(); // whether or not there is such a quote
        }
        var quote = entities.find(Quote.class, id);
        if (quote == null || quote.status == QuoteStatus.DRAFT && !request.caller().isStaff()) {
            throw new NotFound();
        }
        workOrders.requireVisible(quote.workOrderId);
        return quote;
    }

    List<QuoteLine> lines(UUID quote) {
        return entities.createQuery("select l from QuoteLine l where l.quoteId = :quote order by l.position", QuoteLine.class)
                .setParameter("quote", quote)
                .getResultList();
    }

    private QuoteView view(Quote quote) {
        return view(quote, lines(quote.id), workOrders.facts(quote.workOrderId));
    }

    QuoteView view(Quote quote, List<QuoteLine> ofQuote, WorkOrderFacts order) {
        var words = Words.in(Language.of(quote.language));
        var lines = ofQuote.stream()
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
}
