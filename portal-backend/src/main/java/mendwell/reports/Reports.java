package mendwell.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.audit.AuditTrail;
import mendwell.documents.ReportDocument;
import mendwell.documents.Signature;
import mendwell.files.AttachmentView;
import mendwell.files.Attachments;
import mendwell.files.Files;
import mendwell.files.Place;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Words;
import mendwell.security.FieldView;
import mendwell.signatures.DocumentEvents;
import mendwell.signatures.DocumentKind;
import mendwell.signatures.IdentityCheckView;
import mendwell.signatures.IdentityChecks;
import mendwell.signatures.Letterhead;
import mendwell.signatures.SealedDocuments;
import mendwell.workorders.Status;
import mendwell.workorders.ChangeKind;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;

/// The verbs of service reports.
@ApplicationScoped
@InTransaction
public class Reports {
    private final EntityManager entities;
    private final Sql sql;
    private final WorkOrders workOrders;
    private final Files files;
    private final SealedDocuments documents;
    private final DocumentEvents events;
    private final IdentityChecks checks;
    private final Letterhead letterhead;
    private final AuditTrail audit;
    private final CurrentRequest request;
    private final Settings settings;
    private final Clock clock;
    private final Event<ReportWritten> written;
    private final Event<ReportSigned> signed;

    @Inject
    Reports(
            EntityManager entities,
            Sql sql,
            WorkOrders workOrders,
            Files files,
            SealedDocuments documents,
            DocumentEvents events,
            IdentityChecks checks,
            Letterhead letterhead,
            AuditTrail audit,
            CurrentRequest request,
            Settings settings,
            Clock clock,
            Event<ReportWritten> written,
            Event<ReportSigned> signed) {
        this.entities = entities;
        this.sql = sql;
        this.workOrders = workOrders;
        this.files = files;
        this.documents = documents;
        this.events = events;
        this.checks = checks;
        this.letterhead = letterhead;
        this.audit = audit;
        this.request = request;
        this.settings = settings;
        this.clock = clock;
        this.written = written;
        this.signed = signed;
    }

    /// The order's newest report.
    public Optional<ReportView> of(UUID workOrder, Attachments attachments) {
        record Known(UUID id, UUID document, ReportView view) {}
        return sql.one(
                        "select r.id, r.document_id, r.findings, r.work_done, r.recommendation, r.labour_minutes, r.engineer_name, r.written_at,"
                                + " r.signed_by, r.signed_at, o.contact_language from service_report r join work_order o on o.id = r.work_order_id"
                                + " where r.work_order_id = ? order by r.written_at desc, r.id desc limit 1",
                        row -> {
                            var id = row.uuid();
                            return new Known(
                                    id,
                                    row.uuid(),
                                    new ReportView(
                                            row.text(),
                                            row.text(),
                                            row.text(),
                                            row.integer(),
                                            List.of(),
                                            attachments.of(Place.REPORT, id),
                                            row.text(),
                                            row.instant(),
                                            row.text(),
                                            row.instant(),
                                            Words.in(Language.of(row.text())).text("report.consent"),
                                            false,
                                            null));
                        },
                        workOrder)
                .map(known -> known.view()
                        .with(
                                parts(known.id()),
                                known.view().signedAt() == null && checks.needed(known.id()),
                                documents.document(known.document())));
    }

    UUID write(UUID workOrder, NewReport wanted) {
        var order = workOrders.factsToMove(workOrder);
        if (order.status() != Status.REPORTING || !isEngineerOf(order)) {
            throw new ReportRefused();
        }
        var report = new ServiceReport(
                Ids.next(), workOrder, wanted, order.engineer() == null ? request.caller().name() : order.engineer().name(), clock.instant());
        entities.persist(report);
        var parts = wanted.parts() == null ? List.<NewReport.Used>of() : wanted.parts();
        for (int i = 0; i < parts.size(); i++) {
            list(report, parts.get(i), i);
        }
        if (wanted.photos() != null) {
            files.attach(wanted.photos(), workOrder, Place.REPORT, report.id);
        }
        var language = order.contact().language();
        documents.requireDrawable(paper(report, order, Signature.NONE, language), language);
        for (int i = 0; i < parts.size(); i++) { // last: what is in stock is told to nobody whose report is refused anyway
            take(order, parts.get(i), i);
        }
        events.add(report.id, DocumentEvents.Kind.CREATED, order.number());
        written.fire(new ReportWritten(workOrder));
        return report.id;
    }

    private void list(ServiceReport report, NewReport.Used used, int index) {
        if (sql.one("select 1 from part where id = ?", Sql.Row::integer, used.partId()).isEmpty()) {
            throw BadInput.at("/parts/" + index + "/partId", "unknown-record");
        }
        entities.persist(new ServiceReportPart(Ids.next(), report.id, used.partId(), used.quantity()));
    }

    /// Stock can't go below nothing: the update itself says so, whoever else takes parts at the same moment.
    private void take(WorkOrderFacts order, NewReport.Used used, int index) {
        var taken = sql.update(
                "update part set stock = stock - ?, version = version + 1 where id = ? and stock >= ?",
                used.quantity(),
                used.partId(),
                used.quantity());
        if (taken == 0) {
            throw BadInput.at("/parts/" + index + "/quantity", "not-in-stock");
        }
        int left = sql.one("select stock from part where id = ?", Sql.Row::integer, used.partId()).orElseThrow();
        audit.record(
                AuditTrail.Action.UPDATE,
                "part",
                used.partId().toString(),
                order.id(),
                Map.of("stock", List.of(left + used.quantity(), left)));
    }

    /// The report whose signer must be identified first.
    UUID toSign(UUID workOrder) {
        workOrders.requireVisible(workOrder);
        return newest(workOrder).map(report -> report.id).orElseThrow(ReportRefused::new);
    }

    /// Sends a one-time code to the order's contact; a code is for the customer's side only.
    IdentityCheckView identify(UUID workOrder) {
        var report = toSign(workOrder);
        if (!request.caller().isCustomerSide()) {
            throw new Forbidden();
        }
        var order = workOrders.facts(workOrder);
        if (order.status() != Status.SIGN_OFF) {
            throw new ReportRefused();
        }
        return checks.issue(report, order);
    }

    /// Signs and shows in one transaction; a replay shows what was signed.
    Answer<ReportView> signed(UUID workOrder, Supplier<UUID> sign) {
        workOrders.requireVisible(workOrder);
        sign.get();
        return show(workOrder);
    }

    Answer<ReportView> show(UUID workOrder) {
        return Answer.of(of(workOrder, files.attachmentsOf(workOrder)).orElseThrow());
    }

    UUID sign(UUID workOrder, NewReportSignature given) {
        var order = workOrders.factsToMove(workOrder);
        if (order.status() != Status.SIGN_OFF || !isEngineerOf(order) && !request.caller().isCustomerSide()) {
            throw new ReportRefused();
        }
        if (!given.consent()) {
            throw BadInput.at("/consent", "consent");
        }
        var report = newest(workOrder).orElseThrow();
        var language = order.contact().language();
        var words = Words.in(language);
        var document = documents.seal(
                new SealedDocuments.Agreement(
                        DocumentKind.REPORT,
                        report.id,
                        workOrder,
                        order.number() + "-R",
                        language,
                        signature -> paper(report, order, signature, language),
                        data(report, order),
                        words.text("report.consent"),
                        words.text("signer.customer"),
                        letterhead.job(order, language, letterhead.readers()).customer(),
                        documents.identification(report.id, checks.passed(report.id), language)),
                given.signature());
        report.sign(given.signature().name(), document, clock.instant());
        workOrders.note(workOrder, ChangeKind.REPORT, TimelineKind.REPORT_SEALED, given.signature().name());
        signed.fire(new ReportSigned(workOrder));
        return report.id;
    }

    private Optional<ServiceReport> newest(UUID workOrder) {
        return entities
                .createQuery(
                        "select r from ServiceReport r where r.workOrderId = :order order by r.writtenAt desc, r.id desc", ServiceReport.class)
                .setParameter("order", workOrder)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /// What all its readers may see of it ([Letterhead#readers]); number and time of issue say which paper it is.
    private ReportDocument paper(ServiceReport report, WorkOrderFacts order, Signature signature, Language language) {
        var readers = letterhead.readers();
        var photos = files.attachmentsOf(order.id()).of(Place.REPORT, report.id);
        var seen = OrderReport.of(report, parts(report.id), photos).seenBy(readers);
        // A hidden number is zero in a projected copy, and zero is not what it was.
        var shown = readers.accessOf(OrderReport.class).keySet();
        return new ReportDocument(
                letterhead.owner(),
                order.number() + "-R",
                1,
                report.writtenAt,
                settings.zone(),
                letterhead.job(order, language, readers),
                Stream.ofNullable(seen.engineerName()).toList(),
                moment(order.checkedInAt(), seen, readers),
                moment(order.finishedAt(), seen, readers),
                shown.contains("report.labourMinutes") ? seen.labourMinutes() : null,
                joined(seen.findings()),
                joined(seen.workDone(), seen.recommendation()),
                seen.parts().stream()
                        .map(part -> new ReportDocument.Part(
                                joined(part.number()),
                                joined(language == Language.EN ? part.nameEn() : part.nameZh()),
                                shown.contains("report.parts.quantity") ? BigDecimal.valueOf(part.quantity()) : null,
                                joined(part.unit())))
                        .toList(),
                List.of(),
                shown.contains("report.photos.url") ? photos(photos, shown.contains("report.photos.name")) : List.of(),
                ReportDocument.Rating.NONE,
                signature);
    }

    /// When the engineer came and went stands in the timeline; where it does not, the report's own time counts.
    private static Instant moment(Instant at, ReportView seen, FieldView readers) {
        if (at == null) {
            return seen.writtenAt();
        }
        return readers.sees("timelineEntry.status") && readers.sees("timelineEntry.at") ? at : null;
    }

    /// Paragraphs, those that there are.
    private static String joined(String... texts) {
        return Stream.of(texts).filter(text -> text != null && !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private List<ReportDocument.Photo> photos(List<AttachmentView> photos, boolean named) {
        return photos.stream()
                // Without a thumbnail it could not be unpacked when it came, so it can't be printed either.
                .filter(file -> file.thumbnailUrl() != null)
                .map(file -> new ReportDocument.Photo(() -> files.openForPrint(file.id()), named ? file.name() : ""))
                .toList();
    }

    private String data(ServiceReport report, WorkOrderFacts order) {
        var data = Json.MAPPER.createObjectNode();
        data.put("workOrder", order.number()).put("findings", report.findings).put("workDone", report.workDone);
        data.put("recommendation", report.recommendation).put("labourMinutes", report.labourMinutes);
        var parts = data.putArray("parts");
        parts(report.id).forEach(part -> parts.addObject().put("number", part.number()).put("quantity", part.quantity()));
        return data.toString();
    }

    private List<ReportView.UsedPart> parts(UUID report) {
        return sql.list(
                "select p.id, p.number, p.name_zh, p.name_en, u.quantity, p.unit from service_report_part u join part p on p.id = u.part_id"
                        + " where u.report_id = ? order by p.number",
                row -> new ReportView.UsedPart(row.uuid(), row.text(), row.text(), row.text(), row.integer(), row.text()),
                report);
    }

    private boolean isEngineerOf(WorkOrderFacts order) {
        var caller = request.caller();
        return caller.has("supervisor")
                || caller.has("engineer")
                        && order.engineer() != null
                        && order.engineer().id().equals(caller.person());
    }
}
