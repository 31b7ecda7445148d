package mendwell.reports;

import java.util.UUID;

/// The engineer's report is written and waits for the customer; fired in its transaction.
public record ReportWritten(UUID workOrder) {}
