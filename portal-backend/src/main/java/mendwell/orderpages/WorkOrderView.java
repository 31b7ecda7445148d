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
import mendwell.turns.MoveKind;
import mendwell.quotes.QuoteSummary;
import mendwell.ratings.RatingView;
import mendwell.reports.ReportView;
import mendwell.security.FormAnswer;
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
import org.jspecify.annotations.Nullable;

/// Everything about one order on one page.
///
/// @param answers to the form, without those that stand in a field of the order
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
        @Nullable Instant preferredFrom,
        @Nullable Instant preferredUntil,
        @Nullable Instant promisedFrom,
        @Nullable Instant promisedUntil,
        @Nullable String promiseReason,
        @Nullable PauseReason pausedReason,
        @Nullable String pausedNote,
        @Nullable Instant pausedUntil,
        boolean escalated,
        @Nullable String ownerName,
        @Nullable Instant reopenUntil,
        @Nullable String closedReason,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        Unit equipment,
        CustomerSummary customer,
        SiteView site,
        ContactView contact,
        @Nullable Engineer engineer,
        @Nullable ContractSummary contract,
        List<MoveKind> moves,
        List<QuoteSummary> quotes,
        List<DocumentSummary> documents,
        List<AttachmentView> attachments,
        @Nullable ReportView report,
        @Nullable RatingView rating,
        @Nullable String trackingUrl) {

    @RecordType("orderEquipment")
    public record Unit(
            UUID id,
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            Warranty warranty,
            @Nullable LocalDate warrantyUntil) {}

    @RecordType("orderEngineer")
    public record Engineer(UUID id, @Masked(Mask.NAME) String name, @Masked(Mask.PHONE) String phone) {}

}
