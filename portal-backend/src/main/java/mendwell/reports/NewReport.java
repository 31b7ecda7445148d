package mendwell.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mendwell.access.Sets;
import org.hibernate.validator.constraints.CodePointLength;

/// A report as the engineer writes it.
///
/// @param photos uploads made before
@Sets("report")
public record NewReport(
        @NotBlank @CodePointLength(max = 10_000) String findings,
        @NotBlank @CodePointLength(max = 10_000) String workDone,
        @CodePointLength(max = 10_000) String recommendation,
        @Min(0) @Max(100_000) int labourMinutes,
        @Size(max = 100) List<@Valid @NotNull Used> parts,
        @Size(max = 20) List<@NotNull UUID> photos) {
    @Sets("reportPart")
    public record Used(@Sets.Field("number") @NotNull UUID partId, @Min(1) @Max(10_000) int quantity) {}
}
