package mendwell.quotes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.access.Sets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A quote as the engineer or the desk writes it.
///
/// @param taxRateBasisPoints 1300 is 13 %
@Sets("quote")
public record NewQuote(
        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "currency") String currency,
        @Min(value = 0, message = "tax-rate") @Max(value = 10_000, message = "tax-rate") int taxRateBasisPoints,
        @NotNull @FutureOrPresent Instant validUntil,
        @Size(max = 2000) String note,
        @NotEmpty(message = "lines") @Size(max = 200) List<@Valid @NotNull Line> lines) {

    /// @param partId a part of the catalogue; its number and cost are taken from there
    /// @param quantityThousandths 1500 is 1.5
    /// @param covered by warranty: the amount is nothing
    @Schema(name = "NewQuoteLine")
    @Sets("quoteLine")
    public record Line(
            @NotNull LineKind kind,
            @Sets.Field("partNumber") UUID partId,
            @NotBlank @Size(max = 500) String description,
            @Positive @Max(value = 1_000_000_000, message = "number-too-large") long quantityThousandths,
            @NotBlank @Size(max = 20) String unit,
            @PositiveOrZero @Max(value = 100_000_000_000L, message = "number-too-large") long unitPriceMinor,
            boolean covered) {}
}
