package mendwell.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mendwell.access.Acting;
import mendwell.access.Caller;
import mendwell.orderpages.NewWorkOrder;
import mendwell.orderpages.WorkOrdersResource;
import mendwell.orderpages.WorkOrdersResource.NewLogEntry;
import mendwell.orderpages.WorkOrdersResource.NewMessage;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Sql;
import mendwell.processes.Move;
import mendwell.quotes.Decision;
import mendwell.quotes.LineKind;
import mendwell.quotes.NewQuote;
import mendwell.quotes.Outcome;
import mendwell.quotes.QuotesResource;
import mendwell.ratings.NewRating;
import mendwell.ratings.RatingsResource;
import mendwell.reports.NewReport;
import mendwell.reports.NewReportSignature;
import mendwell.reports.ReportsResource;
import mendwell.signatures.GivenSignature;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.node.ObjectNode;

/// Plays `orders.yaml`: each order is asked for, moved, quoted, reported and rated by the sample people through the API's own
/// methods. Afterwards its timeline is set back to when the play says it happened; what is sealed keeps its true time.
@ApplicationScoped
class SampleOrders {
    private static final System.Logger LOG = System.getLogger(SampleOrders.class.getName());

    private final Acting acting;
    private final Sql sql;
    private final Clock clock;
    private final WorkOrdersResource orders;
    private final QuotesResource.OfWorkOrder newQuotes;
    private final QuotesResource quotes;
    private final ReportsResource reports;
    private final RatingsResource ratings;

    /// @param by the contact who is logged in, or the agent who takes the call
    /// @param ago how long ago it was asked for
    record Order(
            String serial,
            String by,
            Duration ago,
            ServiceType serviceType,
            ObjectNode answers,
            NewWorkOrder.Contact contact,
            List<Step> steps) {
        Order {
            steps = Objects.requireNonNullElse(steps, List.of());
        }
    }

    /// Exactly one of the things below `until` is done.
    ///
    /// @param engineer for the move DISPATCH
    /// @param from begin of the time promised with a move, after the step
    record Step(
            String by,
            Duration ago,
            String engineer,
            Duration from,
            Duration until,
            ObjectNode move,
            String message,
            String log,
            String note,
            Quote quote,
            Choice decide,
            Report report,
            String sign,
            NewRating rate) {}

    record Quote(String note, List<Line> lines) {}

    /// @param part number of a part, whose price is taken
    record Line(String part, String description, String unit, int quantity, long price, boolean covered) {}

    record Choice(Outcome outcome, String reason) {}

    record Report(String findings, String workDone, String recommendation, int minutes, List<Used> parts) {}

    record Used(String part, int quantity) {}

    @Inject
    SampleOrders(
            Acting acting,
            Sql sql,
            Clock clock,
            WorkOrdersResource orders,
            QuotesResource.OfWorkOrder newQuotes,
            QuotesResource quotes,
            ReportsResource reports,
            RatingsResource ratings) {
        this.acting = acting;
        this.sql = sql;
        this.clock = clock;
        this.orders = orders;
        this.newQuotes = newQuotes;
        this.quotes = quotes;
        this.reports = reports;
        this.ratings = ratings;
    }

    void write() {
        for (var order : SampleFiles.list("orders.yaml", Order.class)) {
            try {
                play(order);
            } catch (RuntimeException e) {
                // A sample that stops halfway is no reason not to start.
                LOG.log(Level.ERROR, "The sample order for " + order.serial + " stopped before its end", e);
            }
        }
    }

    private void play(Order order) {
        var begun = begin();
        var unit = sql.one("select id from equipment where serial = ?", Sql.Row::uuid, order.serial).orElseThrow();
        var wanted = new NewWorkOrder(unit, order.serviceType, 1, order.answers, List.of(), order.contact);
        var id = as(order.by, 0, () -> orders.request(wanted)).data().id();
        setBack(id, begun, order.ago);
        for (var step : order.steps) {
            begun = begin();
            play(id, step);
            setBack(id, begun, step.ago);
        }
    }

    private void play(UUID id, Step step) {
        var by = step.by;
        if (step.move != null) {
            var version = as(by, 0, () -> orders.workOrder(id)).version();
            as(by, version, () -> orders.move(id, move(step)));
        } else if (step.message != null) {
            as(by, 0, () -> orders.write(id, new NewMessage(step.message, List.of())));
        } else if (step.log != null) {
            as(by, 0, () -> orders.log(id, new NewLogEntry(step.log, false, List.of())));
        } else if (step.note != null) {
            as(by, 0, () -> orders.log(id, new NewLogEntry(step.note, true, List.of())));
        } else if (step.quote != null) {
            var draft = as(by, 0, () -> newQuotes.draft(id, quote(step)));
            as(by, draft.version(), () -> quotes.send(draft.data().id()));
        } else if (step.decide != null) {
            var quote = as(by, 0, () -> orders.workOrder(id)).data().quotes().getFirst().id();
            var choice = step.decide;
            var accepts = choice.outcome == Outcome.ACCEPT;
            as(by, 0, () -> quotes.decide(
                    quote,
                    new Decision(choice.outcome, List.of(), choice.reason, accepts, accepts, null, accepts ? signature(by) : null)));
        } else if (step.report != null) {
            as(by, 0, () -> reports.write(id, report(step.report)));
        } else if (step.sign != null) {
            as(by, 0, () -> reports.sign(id, new NewReportSignature(true, null, signature(step.sign))));
        } else if (step.rate != null) {
            as(by, 0, () -> ratings.rate(id, step.rate));
        } else {
            throw new IllegalArgumentException("A step of " + by + " does nothing");
        }
    }

    private Move move(Step step) {
        var at = clock.instant().minus(step.ago).truncatedTo(ChronoUnit.MINUTES);
        var move = step.move.deepCopy();
        if (step.engineer != null) {
            var engineer = sql.one("select id from staff_member where name = ?", Sql.Row::text, step.engineer);
            move.put("engineerId", engineer.orElseThrow());
        }
        if (step.from != null) {
            move.put("promisedFrom", at.plus(step.from).toString());
        }
        if (step.until != null) {
            move.put(move.path("move").asString().equals("PAUSE") ? "pausedUntil" : "promisedUntil", at.plus(step.until).toString());
        }
        return Json.MAPPER.treeToValue(move, Move.class);
    }

    private NewQuote quote(Step step) {
        var lines = step.quote.lines.stream()
                .map(line -> {
                    if (line.part == null) {
                        var kind = line.unit.equals("km") ? LineKind.TRAVEL : LineKind.LABOUR;
                        return line(kind, null, line.description, line, line.unit, line.price);
                    }
                    return sql.one(
                                    "select id, price_minor, unit from part where number = ?",
                                    row -> {
                                        var part = row.uuid();
                                        var price = row.number();
                                        return line(LineKind.PART, part, line.description, line, row.text(), price);
                                    },
                                    line.part)
                            .orElseThrow();
                })
                .toList();
        var validUntil = clock.instant().plus(14, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        return new NewQuote("CNY", 1300, validUntil, step.quote.note, lines);
    }

    private static NewQuote.Line line(LineKind kind, UUID part, String description, Line line, String unit, long price) {
        return new NewQuote.Line(kind, part, description, line.quantity * 1000L, unit, price, line.covered);
    }

    private NewReport report(Report report) {
        var parts = report.parts == null ? List.<Used>of() : report.parts;
        return new NewReport(
                report.findings,
                report.workDone,
                report.recommendation,
                report.minutes,
                parts.stream()
                        .map(used -> new NewReport.Used(
                                sql.one("select id from part where number = ?", Sql.Row::uuid, used.part).orElseThrow(),
                                used.quantity))
                        .toList(),
                List.of());
    }

    private static GivenSignature signature(String name) {
        return new GivenSignature(GivenSignature.Method.TYPED, name, null, null);
    }

    private <T> T as(String name, long version, java.util.function.Supplier<T> work) {
        return acting.as(person(name), version, work);
    }

    private Caller person(String name) {
        return sql.one(
                        "select subject, role, language from staff_member where name = ? and subject is not null"
                                + " union all select subject, 'customer', language from contact where name = ? and subject is not null",
                        row -> acting.person(row.uuid(), name, row.text(), Language.of(row.text())),
                        name,
                        name)
                .orElseThrow(() -> new IllegalArgumentException("Nobody with an account is called " + name));
    }

    private Instant begin() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What was written since `begun` happened `ago`.
    private void setBack(UUID id, Instant begun, Duration ago) {
        var at = clock.instant().minus(ago);
        sql.update("update timeline_entry set at = ? where work_order_id = ? and at >= ?", at, id, begun);
        sql.update("update message set at = ? where work_order_id = ? and at >= ?", at, id, begun);
        for (var column : List.of("created_at", "changed_at", "checked_in_at", "finished_at", "closed_at")) {
            sql.update("update work_order set " + column + " = ? where id = ? and " + column + " >= ?", at, id, begun);
        }
    }
}
