package mendwell.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A quote as one customer sees it in one version.
///
/// The subtotal is the sum of the lines that are not rejected, the total is subtotal and tax; a quote that does not
/// add up is refused with an [IllegalArgumentException], unless its readers may not see all that it adds up from.
///
/// @param taxRate as a fraction: 0.13 is 13 %
/// @param validUntil last moment at which it can be signed, written in `zone`
public record QuoteDocument(
        Owner owner,
        String number,
        int version,
        Instant issuedAt,
        Instant validUntil,
        ZoneId zone,
        Job job,
        List<Line> lines,
        Money subtotal,
        BigDecimal taxRate,
        Money tax,
        Money total,
        String terms,
        Signature signature)
        implements Document {

    public QuoteDocument {
        lines = List.copyOf(lines);
        if (subtotal != null && !lines.isEmpty() && lines.stream().allMatch(Line::counts)) {
            var sum = lines.stream()
                    .filter(line -> line.decision() != Decision.REJECTED)
                    .map(Line::amount)
                    .reduce(new Money(0, subtotal.currency()), Money::plus);
            if (!sum.equals(subtotal))
                throw new IllegalArgumentException(
                        "The lines of quote " + number + " sum up to " + sum + ", not to " + subtotal);
        }
        if (subtotal != null && tax != null && total != null && !subtotal.plus(tax).equals(total))
            throw new IllegalArgumentException("Subtotal and tax of quote " + number + " do not make " + total);
    }

    boolean partlyRejected() {
        return lines.stream().anyMatch(line -> line.decision() == Decision.REJECTED);
    }

    /// @param partNumber empty for labour
    /// @param unit of the quantity in the document's language, such as "小时" or "pcs"
    /// @param reason why the customer rejected the line, empty when no reason was given
    public record Line(
            Kind kind,
            String partNumber,
            String description,
            BigDecimal quantity,
            String unit,
            Money unitPrice,
            Money amount,
            Decision decision,
            String reason) {

        private boolean counts() {
            return amount != null && decision != null;
        }
    }

    public enum Kind {
        LABOUR,
        PART,
        WARRANTY
    }

    public enum Decision {
        OPEN,
        ACCEPTED,
        REJECTED
    }
}
