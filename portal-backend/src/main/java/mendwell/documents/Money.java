package mendwell.documents;

import java.math.BigDecimal;
import java.util.Currency;

/// An amount in the smallest unit of its currency: `new Money(12_50, "CNY")` is ¥12.50, `new Money(12, "JPY")` is
/// twelve yen.
public record Money(long minor, String currency) {
    public Money {
        if (Currency.getInstance(currency).getDefaultFractionDigits() < 0)
            throw new IllegalArgumentException(currency + " is not money with a smallest unit");
    }

    Money plus(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(
                    "A document has one currency, not " + currency + " and " + other.currency);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
