package mendwell.security;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The views of the API as the shipped policy expects them: record types, fields and masks.
final class ContractViews {
    static final List<Class<? extends Record>> ALL = List.of(
            Session.class,
            Logout.class,
            Permissions.class,
            PermissionVersion.class,
            PermissionTrial.class,
            Person.class,
            EquipmentRow.class,
            Equipment.class,
            Candidate.class,
            Part.class,
            Form.class,
            WorkOrderRow.class,
            WorkOrder.class,
            TimelineEntry.class,
            Message.class,
            TrackingLink.class,
            Quote.class,
            IdentityCheck.class,
            Verification.class,
            Task.class,
            ArticleHit.class,
            Article.class);

    enum Status {
        REQUESTED,
        DISPATCHED,
        IN_REPAIR,
        CLOSED
    }

    enum Kind {
        STAFF,
        CUSTOMER,
        VISITOR,
        SYSTEM
    }

    enum Warranty {
        ACTIVE,
        EXPIRED,
        NONE
    }

    @RecordType("session")
    record Session(
            Kind kind,
            String name,
            String locale,
            String customerName,
            List<String> capabilities,
            String brandName,
            String brandColour,
            String servicePhone) {}

    @RecordType("logout")
    record Logout(URI url) {}

    @RecordType("permissions")
    record Permissions(
            int version,
            Instant changedAt,
            String changedBy,
            String note,
            List<PermissionRole> roles,
            List<PermissionRecord> records) {}

    @RecordType("permissionRole")
    record PermissionRole(String name, List<String> scopes) {}

    @RecordType("permissionRecord")
    record PermissionRecord(String name, boolean locked, PermissionField rows, List<PermissionField> fields) {}

    @RecordType("permissionField")
    record PermissionField(
            String name, Mask mask, List<String> shipped, List<String> changed, List<String> effective) {}

    @RecordType("permissionVersion")
    record PermissionVersion(int number, Instant at, String author, String note, int changes, String text) {}

    @RecordType("permissionTrial")
    record PermissionTrial(int version, List<PermissionEffect> effects, List<PermissionPeople> people) {}

    @RecordType("permissionPeople")
    record PermissionPeople(String role, int count, List<String> names) {}

    @RecordType("permissionEffect")
    record PermissionEffect(
            String recordType,
            String field,
            String role,
            String before,
            String after,
            List<String> gains,
            List<String> loses) {}
    @RecordType("person")
    record Person(
            UUID id,
            Kind kind,
            @Masked(Mask.NAME) String name,
            @Masked(Mask.EMAIL) String email,
            @Masked(Mask.PHONE) String phone,
            String locale,
            List<String> roles,
            String region,
            String grade,
            List<String> skills,
            UUID customerId,
            String customerName,
            UUID siteId,
            String siteName,
            String account,
            Instant lastLoginAt) {}

    @RecordType("equipmentRow")
    record EquipmentRow(
            UUID id,
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            @Masked(Mask.NAME) String customerName,
            String siteName,
            Warranty warranty,
            LocalDate warrantyUntil,
            int openOrders) {}

    @RecordType("equipment")
    record Equipment(
            UUID id,
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            String category,
            LocalDate purchasedOn,
            Warranty warranty,
            LocalDate warrantyUntil,
            Customer customer,
            Site site,
            Contract contract,
            List<OpenOrder> openOrders,
            URI scanUrl) {}

    @RecordType("openOrder")
    record OpenOrder(UUID id, String number, Status status, Instant createdAt) {}

    @RecordType("customer")
    record Customer(UUID id, @Masked(Mask.NAME) String name, String level) {}

    @RecordType("site")
    record Site(
            UUID id,
            String name,
            @Masked(Mask.ADDRESS) String address,
            String region,
            Double latitude,
            Double longitude) {}

    @RecordType("contract")
    record Contract(String number, String name, LocalDate endsOn, int responseMinutes, int resolutionMinutes) {}

    @RecordType("contact")
    record Contact(
            @Masked(Mask.NAME) String name,
            @Masked(Mask.PHONE) String phone,
            @Masked(Mask.EMAIL) String email,
            String locale) {}

    @RecordType("engineer")
    record Engineer(
            UUID id,
            @Masked(Mask.NAME) String name,
            @Masked(Mask.PHONE) String phone,
            String region,
            String grade,
            List<String> skills,
            int openOrders) {}

    @RecordType("candidate")
    record Candidate(Engineer engineer, int score, List<String> reasons) {}

    @RecordType("part")
    record Part(
            UUID id,
            String number,
            String nameZh,
            String nameEn,
            String unit,
            long priceMinor,
            Long costMinor,
            String currency,
            int stock) {}

    @RecordType("form")
    record Form(String serviceType, int version, RawJson schema, RawJson ui) {}

    @RecordType("formAnswer")
    record FormAnswer(String name, String value) {}

    @RecordType("workOrderRow")
    record WorkOrderRow(
            UUID id,
            String number,
            Status status,
            String urgency,
            String priority,
            String serviceType,
            String summary,
            @Masked(Mask.NAME) String customerName,
            String customerLevel,
            String serial,
            String model,
            String siteName,
            String region,
            String engineerName,
            Instant promisedUntil,
            boolean paused,
            boolean escalated,
            Instant createdAt,
            Instant changedAt) {}

    @RecordType("workOrder")
    record WorkOrder(
            UUID id,
            String number,
            Status status,
            String urgency,
            String priority,
            String serviceType,
            String channel,
            String summary,
            String description,
            List<FormAnswer> answers,
            int formVersion,
            Instant preferredFrom,
            Instant preferredUntil,
            Instant promisedFrom,
            Instant promisedUntil,
            String promiseReason,
            String pausedReason,
            String pausedNote,
            Instant pausedUntil,
            boolean escalated,
            String ownerName,
            Instant reopenUntil,
            String closedReason,
            Instant createdAt,
            Instant changedAt,
            Instant closedAt,
            OrderEquipment equipment,
            Customer customer,
            Site site,
            Contact contact,
            OrderEngineer engineer,
            Contract contract,
            List<String> moves,
            List<QuoteSummary> quotes,
            List<Document> documents,
            List<Attachment> attachments,
            Report report,
            Rating rating,
            URI trackingUrl) {}

    @RecordType("orderEquipment")
    record OrderEquipment(
            UUID id,
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            Warranty warranty,
            LocalDate warrantyUntil) {}

    @RecordType("orderEngineer")
    record OrderEngineer(
            UUID id,
            @Masked(Mask.NAME) String name,
            @Masked(Mask.PHONE) String phone) {}

    @RecordType("timelineEntry")
    record TimelineEntry(
            UUID id,
            Instant at,
            String kind,
            Status status,
            String actorName,
            Kind actorKind,
            String text,
            boolean internal,
            List<Attachment> attachments) {}

    @RecordType("message")
    record Message(
            UUID id,
            Instant at,
            String authorName,
            Kind authorKind,
            boolean mine,
            String body,
            List<Attachment> attachments) {}

    @RecordType("attachment")
    record Attachment(UUID id, String name, String mediaType, long size, URI url, URI thumbnailUrl, Instant addedAt) {}

    @RecordType("trackingLink")
    record TrackingLink(UUID id, Instant createdAt, Instant expiresAt, Instant revokedAt, URI url) {}

    @RecordType("quote")
    record Quote(
            UUID id,
            String number,
            int versionNumber,
            String status,
            UUID workOrderId,
            String workOrderNumber,
            String currency,
            int taxRateBasisPoints,
            long subtotalMinor,
            long taxMinor,
            long totalMinor,
            Instant validUntil,
            String note,
            String terms,
            String consentText,
            String serial,
            String model,
            Warranty warranty,
            String customerName,
            String siteName,
            List<QuoteLine> lines,
            Instant sentAt,
            Instant decidedAt,
            String decidedBy,
            String reason,
            boolean needsIdentityCheck,
            Document document) {}

    @RecordType("quoteLine")
    record QuoteLine(
            UUID id,
            String kind,
            UUID partId,
            String partNumber,
            String description,
            int quantityThousandths,
            String unit,
            long unitPriceMinor,
            Long unitCostMinor,
            boolean covered,
            long amountMinor,
            String decision,
            String reason) {}

    @RecordType("quoteSummary")
    record QuoteSummary(
            UUID id,
            String number,
            int versionNumber,
            String status,
            long totalMinor,
            String currency,
            Instant validUntil) {}

    @RecordType("identityCheck")
    record IdentityCheck(String sentTo, Instant expiresAt) {}

    @RecordType("document")
    record Document(UUID id, String kind, String number, Instant sealedAt, URI url) {}

    @RecordType("verification")
    record Verification(
            String result,
            String change,
            String signer,
            String certificateSha256,
            Instant claimedAt,
            Boolean certificateValidThen,
            Instant timestampedAt,
            String timestampAuthority,
            String fileSha256,
            Boolean asRecorded,
            UUID documentId,
            String kind,
            String number,
            Instant sealedAt,
            String sha256,
            Integer chainBrokenAt) {}

    @RecordType("report")
    record Report(
            String findings,
            String workDone,
            String recommendation,
            int labourMinutes,
            List<ReportPart> parts,
            List<Attachment> photos,
            String engineerName,
            Instant writtenAt,
            String signedBy,
            Instant signedAt,
            String consentText,
            boolean needsIdentityCheck,
            Document document) {}

    @RecordType("reportPart")
    record ReportPart(UUID partId, String number, String nameZh, String nameEn, int quantity, String unit) {}

    @RecordType("rating")
    record Rating(int score, String comment, List<String> tags, Instant ratedAt) {}

    @RecordType("task")
    record Task(
            UUID id,
            String kind,
            UUID workOrderId,
            String workOrderNumber,
            String customerName,
            String reason,
            Instant createdAt,
            Instant dueAt,
            Instant doneAt,
            String doneBy,
            String note) {}

    @RecordType("segment")
    record Segment(String text, boolean marked) {}

    @RecordType("articleHit")
    record ArticleHit(UUID id, String language, List<Segment> title, List<Segment> passage, List<String> products) {}

    @RecordType("translation")
    record Translation(UUID id, String language, String title) {}

    @RecordType("article")
    record Article(
            UUID id,
            String language,
            String title,
            String html,
            List<String> products,
            Instant changedAt,
            List<Translation> translations) {}

    private ContractViews() {}
}
