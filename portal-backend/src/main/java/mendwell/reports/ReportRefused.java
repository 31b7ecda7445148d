package mendwell.reports;

import mendwell.platform.Refusal;

/// The order does not wait for a report, or for its signature, or not from this caller.
public final class ReportRefused extends Refusal {
    ReportRefused() {
        super(409, "report/not-now");
    }
}
