package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import mendwell.documents.Job;
import mendwell.documents.Money;
import mendwell.documents.QuoteDocument;
import mendwell.documents.Signature;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.security.Projection;
import mendwell.signatures.Letterhead;
import mendwell.workorders.WorkOrderFacts;

/// A quote as paper, and as canonical data.
@ApplicationScoped
class QuoteDocuments {
    private final Settings settings;
    private final Letterhead letterhead;
    private final Quotes quotes;

    @Inject
    QuoteDocuments(Settings settings, Letterhead letterhead, Quotes quotes) {
        this.settings = settings;
        this.letterhead = letterhead;
        this.quotes = quotes;
    }

    /// What all its readers may see of it ([Letterhead#readers]); number, version and time of issue say which paper it is.
    QuoteDocument of(Quote quote, List<QuoteLine> lines, WorkOrderFacts order, Signature signature) {
        var language = Language.of(quote.language);
        var readers = letterhead.readers();
        var seen = Projection.project(quotes.view(quote, lines, order), readers);
        var shown = new Shown(readers.accessOf(QuoteView.class).keySet(), seen.currency());
        return new QuoteDocument(
                letterhead.owner(),
                quote.number,
                quote.versionNumber,
                quote.issuedAt(),
                seen.validUntil(),
                settings.zone(),
                job(seen, letterhead.job(order, language, readers)),
                seen.lines().stream().map(line -> line(line, shown)).toList(),
                shown.money("subtotalMinor", seen.subtotalMinor()),
                shown.has("taxRateBasisPoints") ? BigDecimal.valueOf(seen.taxRateBasisPoints(), 4) : null,
                shown.money("taxMinor", seen.taxMinor()),
                shown.money("totalMinor", seen.totalMinor()),
                orEmpty(seen.terms()),
                signature);
    }

    /// Which fields are shown: a hidden number is zero in a projected copy, and zero is not what it was.
    private record Shown(Set<String> fields, String currency) {
        boolean has(String field) {
            return fields.contains(field);
        }

        Money money(String field, long minor) {
            return has(field) && currency != null ? new Money(minor, currency) : null;
        }
    }

    /// The quote has fields of its own for some of what stands in its order; what is hidden in one of both is not on it.
    private static Job job(QuoteView seen, Job job) {
        return new Job(
                seen.workOrderNumber() == null ? "" : job.workOrder(),
                seen.customerName() == null ? "" : job.customer(),
                job.contact(),
                seen.siteName() == null ? "" : job.site(),
                seen.model() == null ? "" : job.unitModel(),
                seen.serial() == null ? "" : job.unitSerial(),
                seen.warranty() == null ? null : job.warranty(),
                seen.warranty() == null ? "" : job.warrantyNote());
    }

    private static QuoteDocument.Line line(QuoteView.Line line, Shown shown) {
        return new QuoteDocument.Line(
                kind(line),
                orEmpty(line.partNumber()),
                orEmpty(line.description()),
                shown.has("lines.quantityThousandths") ? BigDecimal.valueOf(line.quantityThousandths(), 3).stripTrailingZeros() : null,
                orEmpty(line.unit()),
                shown.money("lines.unitPriceMinor", line.unitPriceMinor()),
                shown.money("lines.amountMinor", line.amountMinor()),
                shown.has("lines.decision") ? decision(line) : null,
                orEmpty(line.reason()));
    }

    private static QuoteDocument.Kind kind(QuoteView.Line line) {
        if (line.covered()) {
            return QuoteDocument.Kind.WARRANTY;
        }
        return switch (line.kind()) {
            case null -> null;
            case LABOUR, TRAVEL -> QuoteDocument.Kind.LABOUR;
            case PART -> QuoteDocument.Kind.PART;
        };
    }

    private static QuoteDocument.Decision decision(QuoteView.Line line) {
        return switch (line.decision()) {
            case null -> QuoteDocument.Decision.OPEN;
            case ACCEPTED -> QuoteDocument.Decision.ACCEPTED;
            case REJECTED -> QuoteDocument.Decision.REJECTED;
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /// The same content without layout: what the evidence's data hash is over.
    String data(Quote quote, List<QuoteLine> lines) {
        var data = Json.MAPPER.createObjectNode();
        data.put("number", quote.number).put("version", quote.versionNumber).put("currency", quote.currency);
        data.put("subtotalMinor", quote.subtotalMinor).put("taxMinor", quote.taxMinor).put("totalMinor", quote.totalMinor);
        data.put("validUntil", quote.validUntil.toString());
        var all = data.putArray("lines");
        for (var line : lines) {
            all.addObject()
                    .put("description", line.description)
                    .put("partNumber", line.partNumber)
                    .put("quantityThousandths", line.quantityThousandths)
                    .put("unitPriceMinor", line.unitPriceMinor)
                    .put("covered", line.covered)
                    .put("amountMinor", line.amountMinor)
                    .put("decision", line.decision == null ? null : line.decision.name())
                    .put("reason", line.reason);
        }
        return data.toString();
    }
}
