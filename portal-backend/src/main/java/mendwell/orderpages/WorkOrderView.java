package mendwell.orderpages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import mendwell.customers.ContactView;
import mendwell.customers.ContractSummary;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.equipment.Warranty;
import mendwell.files.AttachmentView;
import mendwell.processes.MoveKind;
import mendwell.quotes.QuoteSummary;
import mendwell.ratings.RatingView;
import mendwell.reports.ReportView;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.signatures.DocumentSummary;
import mendwell.workorders.Channel;
import mendwell.workorders.PauseReason;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;

/// Everything about one order on one page.
///
/// @param ownerName who has it now; null means the service desk
/// @param moves what this caller may do now
/// @param trackingUrl only in the answer that makes the order
@RecordType("workOrder")
public record WorkOrderView(
        UUID id,
        String number,
        Status status,
        Urgency urgency,
        Priority priority,
        ServiceType serviceType,
        Channel channel,
        String summary,
        String description,
        List<FormAnswer> answers,
        int formVersion,
        Instant preferredFrom,
        Instant preferredUntil,
        Instant promisedFrom,
        Instant promisedUntil,
        String promiseReason,
        PauseReason pausedReason,
        String pausedNote,
        Instant pausedUntil,
        boolean escalated,
        String ownerName,
        Instant reopenUntil,
        String closedReason,
        Instant createdAt,
        Instant changedAt,
        Instant closedAt,
        Unit equipment,
        CustomerSummary customer,
        SiteView site,
        ContactView contact,
        Engineer engineer,
        ContractSummary contract,
        List<MoveKind> moves,
        List<QuoteSummary> quotes,
        List<DocumentSummary> documents,
        List<AttachmentView> attachments,
        ReportView report,
        RatingView rating,
        String trackingUrl) {

    @RecordType("formAnswer")
    public record FormAnswer(String name, String value) {}

    @RecordType("orderEquipment")
    public record Unit(
            UUID id,
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            Warranty warranty,
            LocalDate warrantyUntil) {}

    @RecordType("orderEngineer")
    public record Engineer(UUID id, @Masked(Mask.NAME) String name, @Masked(Mask.PHONE) String phone) {}

}
