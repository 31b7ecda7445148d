package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
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

    @Inject
    OrderHistory(Sql sql, WorkOrders workOrders, CurrentRequest request) {
        this.sql = sql;
        this.workOrders = workOrders;
        this.request = request;
    }

    /// Oldest first; the customer's side gets no internal entries and does not learn that there are any.
    List<TimelineEntryView> timeline(UUID order) {
        return sql.list(
                ENTRIES + "work_order_id = ? and (internal = 0 or ?) order by at, id",
                OrderHistory::entry,
                order,
                request.caller().isStaff());
    }

    TimelineEntryView entry(UUID id) {
        return sql.one(ENTRIES + "id = ?", OrderHistory::entry, id).orElseThrow();
    }

    UUID log(UUID order, WorkOrdersResource.NewLogEntry entry) {
        return workOrders.log(order, entry.text().strip(), entry.internal());
    }

    List<MessageView> messages(UUID order) {
        return sql.list(MESSAGES + "work_order_id = ? order by at, id", this::message, order);
    }

    MessageView message(UUID id) {
        return sql.one(MESSAGES + "id = ?", this::message, id).orElseThrow();
    }

    UUID write(UUID order, WorkOrdersResource.NewMessage message) {
        return workOrders.write(order, message.body().strip());
    }

    private static TimelineEntryView entry(Sql.Row row) throws SQLException {
        return new TimelineEntryView(
                row.uuid(),
                row.instant(),
                row.value(TimelineKind.class),
                row.value(Status.class),
                row.text(),
                row.value(ActorKind.class),
                row.text(),
                row.flag(),
                List.of());
    }

    private MessageView message(Sql.Row row) throws SQLException {
        return new MessageView(
                row.uuid(),
                row.instant(),
                row.text(),
                row.value(ActorKind.class),
                row.text().equals(request.caller().key()),
                row.text(),
                List.of());
    }
}
