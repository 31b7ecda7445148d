package mendwell.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import mendwell.signatures.GivenSignature;

/// The customer confirms the report.
///
/// @param code the one-time code, when the caller holds a tracking link
public record NewReportSignature(boolean consent, @Size(max = 10) String code, @Valid @NotNull GivenSignature signature) {}
