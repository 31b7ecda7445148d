package mendwell.reports;

import java.util.List;
import mendwell.files.AttachmentView;
import mendwell.security.FieldView;
import mendwell.security.Projection;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// A report as its order holds it: who may not see that there is one sees nothing of it.
@RecordType("workOrder")
record OrderReport(@Nullable ReportView report) {
    private static final ReportView NOTHING =
            new ReportView(null, null, null, 0, List.of(), List.of(), null, null, null, null, null, false, null);

    /// What was written; not who signed it.
    static OrderReport of(ServiceReport report, List<ReportView.UsedPart> parts, List<AttachmentView> photos) {
        return new OrderReport(new ReportView(
                report.findings,
                report.workDone,
                report.recommendation,
                report.labourMinutes,
                parts,
                photos,
                report.engineerName,
                report.writtenAt,
                null,
                null,
                null,
                false,
                null));
    }

    ReportView seenBy(FieldView eyes) {
        var seen = Projection.project(this, eyes).report;
        return seen == null ? NOTHING : seen;
    }
}
