package mendwell.quotes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/// One line of a quote. Quantities are whole thousandths, money whole minor units; nothing here is a floating-point number.
@Entity
@Table(name = "quote_line")
class QuoteLine {
    @Id
    UUID id;

    @Column(name = "quote_id", updatable = false)
    UUID quoteId;

    int position;

    @Enumerated(EnumType.STRING)
    LineKind kind;

    @Column(name = "part_id")
    UUID partId;

    @Column(name = "part_number")
    String partNumber;

    String description;

    @Column(name = "quantity_thousandths")
    long quantityThousandths;

    String unit;

    @Column(name = "unit_price_minor")
    long unitPriceMinor;

    @Column(name = "unit_cost_minor")
    Long unitCostMinor;

    boolean covered;

    @Column(name = "amount_minor")
    long amountMinor;

    @Enumerated(EnumType.STRING)
    LineDecision decision;

    String reason;

    protected QuoteLine() {} // for Jakarta Persistence

    QuoteLine(UUID id, UUID quoteId, int position, NewQuote.Line wanted, String partNumber, Long unitCostMinor) {
        this.id = id;
        this.quoteId = quoteId;
        this.position = position;
        this.kind = wanted.kind();
        this.partId = wanted.partId();
        this.partNumber = partNumber;
        this.description = wanted.description().strip();
        this.quantityThousandths = wanted.quantityThousandths();
        this.unit = wanted.unit().strip();
        this.unitPriceMinor = wanted.unitPriceMinor();
        this.unitCostMinor = unitCostMinor;
        this.covered = wanted.covered();
        this.amountMinor = covered ? 0 : amount(quantityThousandths, unitPriceMinor);
    }

    /// A copy for the next version.
    QuoteLine(UUID id, UUID quoteId, QuoteLine earlier) {
        this.id = id;
        this.quoteId = quoteId;
        this.position = earlier.position;
        this.kind = earlier.kind;
        this.partId = earlier.partId;
        this.partNumber = earlier.partNumber;
        this.description = earlier.description;
        this.quantityThousandths = earlier.quantityThousandths;
        this.unit = earlier.unit;
        this.unitPriceMinor = earlier.unitPriceMinor;
        this.unitCostMinor = earlier.unitCostMinor;
        this.covered = earlier.covered;
        this.amountMinor = earlier.amountMinor;
    }

    /// Quantity times price, rounded half up to a whole minor unit.
    static long amount(long quantityThousandths, long unitPriceMinor) {
        return BigDecimal.valueOf(quantityThousandths, 3)
                .multiply(BigDecimal.valueOf(unitPriceMinor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
