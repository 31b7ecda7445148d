package mendwell.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import mendwell.signatures.GivenSignature;

/// The customer confirms the report.
public record NewReportSignature(boolean consent, @Valid @NotNull GivenSignature signature) {}
