package mendwell.reports;

import java.util.UUID;

/// The customer confirmed the report with a signature; fired in its transaction.
public record ReportSigned(UUID workOrder) {}
