package mendwell.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.platform.Answer;
import mendwell.platform.Cursor;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Sql;
import mendwell.processes.NobodyAccepted;
import mendwell.ratings.Rated;
import mendwell.workorders.VisibleOrders;
import mendwell.workorders.WorkOrders;

/// The verbs of tasks; most begin as an answer to an event.
@ApplicationScoped
@InTransaction
class Tasks {
    private static final int LOW_SCORE = 2;
    private static final Duration RECOVER_WITHIN = Duration.ofHours(24);
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);
    private static final String SELECT = """
            select t.id, t.kind, t.work_order_id, o.number, c.name, t.reason, t.created_at, t.due_at, t.done_at, t.done_by, t.note
            from task t join work_order o on o.id = t.work_order_id join customer c on c.id = o.customer_id where\s""";

    private final EntityManager entities;
    private final Sql sql;
    private final CurrentRequest request;
    private final VisibleOrders orders;
    private final WorkOrders workOrders;
    private final Clock clock;

    @Inject
    Tasks(EntityManager entities, Sql sql, CurrentRequest request, VisibleOrders orders, WorkOrders workOrders, Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.request = request;
        this.orders = orders;
        this.workOrders = workOrders;
        this.clock = clock;
    }

    void recover(@Observes Rated rated) {
        if (rated.score() <= LOW_SCORE) {
            open(TaskKind.RECOVERY, rated.workOrder(), rated.comment() == null ? "" : rated.comment(), RECOVER_WITHIN);
        }
    }

    void escalate(@Observes NobodyAccepted nobody) {
        open(TaskKind.ESCALATION, nobody.workOrder(), "", ANSWER_WITHIN);
    }

    private void open(TaskKind kind, UUID order, String reason, Duration within) {
        var now = clock.instant();
        entities.persist(new Task(Ids.next(), kind, order, reason, now, now.plus(within)));
    }

    /// Soonest due first.
    Page<TaskView> page(boolean open, Cursor after, int limit) {
        requireDesk();
        var due = request.sortKey("task", "dueAt", "t.due_at");
        var visible = orders.rows();
        var where = new StringBuilder(open ? "t.done_at is null" : "true").append(" and ").append(visible.condition());
        var parameters = new ArrayList<Object>(visible.parameters());
        if (after != null) {
            where.append(" and (%1$s > ? or %1$s = ? and t.id > ?)".formatted(due.column()));
            parameters.add(after.time());
            parameters.add(after.time());
            parameters.add(after.id());
        }
        parameters.add(limit + 1);
        var found = sql.list(SELECT + where + " order by " + due.column() + ", t.id limit ?", Tasks::view, parameters.toArray());
        return Page.of(TaskView.class, found, limit, task -> due.cursor(task.dueAt(), task.id()));
    }

    Answer<TaskView> show(UUID id) {
        requireDesk();
        entities.flush();
        var visible = orders.rows();
        var task = sql.one(SELECT + "t.id = ? and " + visible.condition(), Tasks::view, visible.after(id))
                .orElseThrow(NotFound::new);
        return Answer.of(task, entities.find(Task.class, id).version);
    }

    void complete(UUID id, String note) {
        requireDesk();
        var task = entities.find(Task.class, id);
        if (task == null) {
            throw new NotFound();
        }
        workOrders.requireVisible(task.workOrderId);
        request.requireVersion(task.version);
        task.complete(request.caller().name(), note, clock.instant());
    }

    private void requireDesk() {
        request.requireStaff();
        if (!request.caller().hasAny("agent", "supervisor", "admin")) {
            throw new Forbidden();
        }
    }

    private static TaskView view(Sql.Row row) throws java.sql.SQLException {
        return new TaskView(
                row.uuid(),
                row.value(TaskKind.class),
                row.uuid(),
                row.text(),
                row.text(),
                row.text(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.text(),
                row.text());
    }
}
