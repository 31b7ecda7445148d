package mendwell.processes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.quotes.QuoteDecided;
import mendwell.quotes.QuoteSent;
import mendwell.ratings.Rated;
import mendwell.reports.ReportSigned;
import mendwell.reports.ReportWritten;
import mendwell.turns.MoveRefused;
import mendwell.turns.Turns;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrderRequested;
import mendwell.workorders.WorkOrders;
import org.flowable.engine.ProcessEngine;

/// Carries out the moves of the process.
@ApplicationScoped
@InTransaction
public class Moves {
    private static final String OUTCOME = "outcome";

    private final WorkOrders workOrders;
    private final ProcessEngine engine;
    private final Turns turns;
    private final Sql sql;
    private volatile String definition;

    @Inject
    Moves(
            WorkOrders workOrders,
            ProcessEngine engine,
            Turns turns,
            Sql sql) {
        this.workOrders = workOrders;
        this.engine = engine;
        this.turns = turns;
        this.sql = sql;
    }

    /// Carries out one move.
    /// @throws MoveRefused when the process or the caller's part in it does not allow it now
    /// @throws BadInput when the move lacks what it needs
    public void make(UUID id, Move move) {
        var order = turns.require(workOrders.factsToMove(id), move.move());
        workOrders.requireVersion(id);
        switch (move.move()) {
            case TRIAGE -> {
                workOrders.prioritise(id, required(move.priority(), "/priority"));
                if (move.promisedUntil() != null) {
                    workOrders.promise(id, move.promisedFrom(), move.promisedUntil(), move.reason());
                }
                complete(order, "TRIAGE", move.note());
            }
            case REJECT -> complete(order, "REJECT", reason(move));
            case DISPATCH -> {
                workOrders.assign(id, engineer(required(move.engineerId(), "/engineerId")));
                workOrders.promise(id, move.promisedFrom(), required(move.promisedUntil(), "/promisedUntil"), move.reason());
                complete(order, "DISPATCH", null);
            }
            case ACCEPT -> complete(order, "ACCEPT", null);
            case REFUSE -> {
                workOrders.log(id, reason(move), true);
                complete(order, "REFUSE", null);
            }
            case DEPART -> {
                if (move.promisedUntil() != null) {
                    workOrders.promise(id, move.promisedFrom(), move.promisedUntil(), move.reason());
                }
                complete(order, "DEPART", null);
            }
            case CHECK_IN -> {
                workOrders.checkIn(id, move.latitude(), move.longitude());
                complete(order, "CHECK_IN", null);
            }
            case DIAGNOSE -> complete(
                    order, Boolean.TRUE.equals(move.quoteNeeded()) ? "QUOTE_NEEDED" : "DIAGNOSE", required(move.note(), "/note"));
            case FINISH_WORK -> {
                workOrders.finish(id);
                complete(order, Boolean.TRUE.equals(move.quoteNeeded()) ? "QUOTE_NEEDED" : "FINISH_WORK", move.note());
            }
            case PAUSE -> workOrders.pause(id, required(move.pauseReason(), "/pauseReason"), move.reason(), move.pausedUntil());
            case RESUME -> workOrders.resume(id);
            case CANCEL -> cancel(order, reason(move));
            case REOPEN -> {
                start(id, workOrders.reopened(id, reason(move)));
            }
            case CLOSE -> complete(order, "CLOSE", reason(move));
            case QUOTE, DECIDE_QUOTE, REPORT, SIGN_REPORT, RATE, WRITE, LOG -> throw BadInput.at("/move", "move-elsewhere");
        }
    }

    void begin(@Observes WorkOrderRequested requested) {
        start(requested.workOrder(), requested.process());
    }

    void quoteSent(@Observes QuoteSent sent) {
        var order = workOrders.factsFor(sent.workOrder());
        if (order.status() == Status.QUOTING) { // a newer version of a quote that is already out changes nothing here
            complete(order, "SENT", null);
        }
    }

    void quoteDecided(@Observes QuoteDecided decided) {
        complete(workOrders.factsFor(decided.workOrder()), decided.outcome().name(), decided.reason());
    }

    void reportWritten(@Observes ReportWritten written) {
        complete(workOrders.factsFor(written.workOrder()), "REPORTED", null);
    }

    void reportSigned(@Observes ReportSigned signed) {
        complete(workOrders.factsFor(signed.workOrder()), "SIGNED", null);
    }

    void rated(@Observes Rated rated) {
        if (rated.reopen()) {
            workOrders.reopened(rated.workOrder(), rated.comment());
        }
        complete(workOrders.factsFor(rated.workOrder()), rated.reopen() ? "REOPEN" : "RATED", null);
    }

    private void start(UUID order, String process) {
        engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionId(definition())
                .predefineProcessInstanceId(process)
                .businessKey(order.toString())
                .start();
    }

    /// This program's version of the process; asked once, because the engine would ask the database at each start.
    private String definition() {
        if (definition == null) {
            definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("repair")
                    .latestVersion()
                    .singleResult()
                    .getId();
        }
        return definition;
    }

    /// Completes the task the process waits at; the engine's own guards decide where it goes.
    private void complete(WorkOrderFacts order, String outcome, String text) {
        var tasks = engine.getTaskService();
        var task = tasks.createTaskQuery()
                .processInstanceId(order.processId())
                .taskDefinitionKey(order.status().name())
                .singleResult();
        if (task == null) {
            throw new MoveRefused();
        }
        tasks.complete(task.getId(), Map.of(), told(outcome, text));
    }

    private void cancel(WorkOrderFacts order, String reason) {
        var runtime = engine.getRuntimeService();
        var waiting = runtime.createEventSubscriptionQuery()
                .processInstanceId(order.processId())
                .eventName("cancel")
                .singleResult();
        if (waiting == null) {
            throw new MoveRefused();
        }
        runtime.messageEventReceived("cancel", waiting.getExecutionId(), Map.of(Milestones.TEXT, reason));
    }

    private static Map<String, Object> told(String outcome, String text) {
        var variables = new HashMap<String, Object>();
        variables.put(OUTCOME, outcome);
        variables.put(Milestones.TEXT, text);
        return variables;
    }

    private UUID engineer(UUID id) {
        return sql.one("select id from staff_member where id = ? and role = 'engineer'", Sql.Row::uuid, id)
                .orElseThrow(() -> BadInput.at("/engineerId", "unknown-record"));
    }

    private static String reason(Move move) {
        if (move.reason() == null || move.reason().isBlank()) {
            throw BadInput.at("/reason", "required");
        }
        return move.reason().strip();
    }

    private static <T> T required(T value, String pointer) {
        if (value == null) {
            throw BadInput.at(pointer, "required");
        }
        return value;
    }
}
