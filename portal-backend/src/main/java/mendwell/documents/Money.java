package mendwell.documents;

import java.math.BigDecimal;
import java.util.Currency;

/// An amount in the smallest unit of its currency: `new Money(12_50, "CNY")` is ¥12.50, `new Money(12, "JPY")` is
/// twelve yen.
public record Money(long minor, String currency) {
    public Money {
        if (!isCurrency(currency))
            throw new IllegalArgumentException(currency + " is not money with a smallest unit");
    }

    /// Whether this is the code of money with a smallest unit; `XXX`, `XAU` and the like are none.
    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false; // no code at all
        }
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
