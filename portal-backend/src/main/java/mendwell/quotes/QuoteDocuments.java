package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import mendwell.documents.Money;
import mendwell.documents.QuoteDocument;
import mendwell.documents.Signature;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Words;
import mendwell.signatures.Letterhead;
import mendwell.workorders.WorkOrderFacts;

/// A quote as paper, and as canonical data.
@ApplicationScoped
class QuoteDocuments {
    private final Settings settings;
    private final Letterhead letterhead;

    @Inject
    QuoteDocuments(Settings settings, Letterhead letterhead) {
        this.settings = settings;
        this.letterhead = letterhead;
    }

    QuoteDocument of(Quote quote, List<QuoteLine> lines, WorkOrderFacts order, Signature signature) {
        var language = Language.of(quote.language);
        return new QuoteDocument(
                letterhead.owner(),
                quote.number,
                quote.versionNumber,
                quote.issuedAt(),
                quote.validUntil,
                settings.zone(),
                letterhead.job(order, language),
                lines.stream().map(line -> line(line, quote.currency)).toList(),
                new Money(quote.subtotalMinor, quote.currency),
                BigDecimal.valueOf(quote.taxRateBasisPoints, 4),
                new Money(quote.taxMinor, quote.currency),
                new Money(quote.totalMinor, quote.currency),
                Words.in(language).text("quote.terms", settings.brandName()),
                signature);
    }

    private static QuoteDocument.Line line(QuoteLine line, String currency) {
        return new QuoteDocument.Line(
                line.covered
                        ? QuoteDocument.Kind.WARRANTY
                        : switch (line.kind) {
                            case LABOUR, TRAVEL -> QuoteDocument.Kind.LABOUR;
                            case PART -> QuoteDocument.Kind.PART;
                        },
                line.partNumber == null ? "" : line.partNumber,
                line.description,
                BigDecimal.valueOf(line.quantityThousandths, 3).stripTrailingZeros(),
                line.unit,
                new Money(line.unitPriceMinor, currency),
                new Money(line.amountMinor, currency),
                line.decision == null
                        ? QuoteDocument.Decision.OPEN
                        : switch (line.decision) {
                            case ACCEPTED -> QuoteDocument.Decision.ACCEPTED;
                            case REJECTED -> QuoteDocument.Decision.REJECTED;
                        },
                line.reason == null ? "" : line.reason);
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
