package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.files.Attachments;
import mendwell.files.Files;
import mendwell.files.Place;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.workorders.ActorKind;
import mendwell.workorders.Status;
import mendwell.workorders.TimelineKind;
import mendwell.workorders.WorkOrders;

/// An order's timeline and conversation.
@ApplicationScoped
@InTransaction
class OrderHistory {
    private static final String ENTRIES =
            "select id, at, kind, status, actor_name, actor_kind, text, internal from timeline_entry where ";
    private static final String MESSAGES = "select id, at, author_name, author_kind, author_key, body from message where ";

    private final Sql sql;
    private final WorkOrders workOrders;
    private final CurrentRequest request;
    private final Files files;

    @Inject
    OrderHistory(Sql sql, WorkOrders workOrders, CurrentRequest request, Files files) {
        this.sql = sql;
        this.workOrders = workOrders;
        this.request = request;
        this.files = files;
    }

    /// Oldest first; the customer's side gets no internal entries and does not learn that there are any.
    List<TimelineEntryView> timeline(UUID order) {
        var attachments = files.attachmentsOf(order);
        return sql.list(
                ENTRIES + "work_order_id = ? and (internal = 0 or ?) order by at, id",
                row -> entry(row, attachments),
                order,
                request.caller().isStaff());
    }

    TimelineEntryView entry(UUID order, UUID id) {
        var attachments = files.attachmentsOf(order);
        return sql.one(ENTRIES + "id = ?", row -> entry(row, attachments), id).orElseThrow();
    }

    UUID log(UUID order, WorkOrdersResource.NewLogEntry entry) {
        var id = workOrders.log(order, entry.text().strip(), entry.internal());
        if (entry.files() != null) {
            files.attach(entry.files(), order, Place.LOG, id);
        }
        return id;
    }

    List<MessageView> messages(UUID order) {
        var attachments = files.attachmentsOf(order);
        return sql.list(MESSAGES + "work_order_id = ? order by at, id", row -> message(row, attachments), order);
    }

    MessageView message(UUID order, UUID id) {
        var attachments = files.attachmentsOf(order);
        return sql.one(MESSAGES + "id = ?", row -> message(row, attachments), id).orElseThrow();
    }

    UUID write(UUID order, WorkOrdersResource.NewMessage message) {
        var id = workOrders.write(order, message.body().strip());
        if (message.files() != null) {
            files.attach(message.files(), order, Place.MESSAGE, id);
        }
        return id;
    }

    private static TimelineEntryView entry(Sql.Row row, Attachments attachments) throws SQLException {
        var id = row.uuid();
        return new TimelineEntryView(
                id,
                row.instant(),
                row.value(TimelineKind.class),
                row.value(Status.class),
                row.text(),
                row.value(ActorKind.class),
                row.text(),
                row.flag(),
                attachments.of(Place.LOG, id));
    }

    private MessageView message(Sql.Row row, Attachments attachments) throws SQLException {
        var id = row.uuid();
        return new MessageView(
                id,
                row.instant(),
                row.text(),
                row.value(ActorKind.class),
                row.text().equals(request.caller().key()),
                row.text(),
                attachments.of(Place.MESSAGE, id));
    }
}
