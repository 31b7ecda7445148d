package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mendwell.arquillian.StackTest;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class MovesIT extends StackTest {
    /// Who may do what when. `-` means the order does not exist for that caller.
    private static final String TABLE = """
            status     | agent                                   | engineer it is given to            | customer, tracking link
            REQUESTED  | TRIAGE REJECT PAUSE CANCEL LOG WRITE    | -                                  | CANCEL WRITE
            TRIAGED    | DISPATCH PAUSE CANCEL LOG WRITE         | -                                  | CANCEL WRITE
            DISPATCHED | REFUSE PAUSE CANCEL LOG WRITE           | ACCEPT REFUSE PAUSE LOG WRITE      | CANCEL WRITE
            ACCEPTED   | PAUSE CANCEL LOG WRITE                  | DEPART PAUSE LOG WRITE             | CANCEL WRITE
            TRAVELLING | PAUSE CANCEL LOG WRITE                  | CHECK_IN PAUSE LOG WRITE           | WRITE
            ON_SITE    | PAUSE CANCEL LOG WRITE                  | DIAGNOSE PAUSE LOG WRITE           | WRITE
            QUOTING    | QUOTE PAUSE CANCEL LOG WRITE            | QUOTE PAUSE LOG WRITE              | WRITE
            QUOTED     | QUOTE PAUSE CANCEL LOG WRITE            | QUOTE PAUSE LOG WRITE              | DECIDE_QUOTE WRITE
            IN_REPAIR  | PAUSE CANCEL LOG WRITE                  | FINISH_WORK PAUSE LOG WRITE        | WRITE
            REPORTING  | PAUSE LOG WRITE                         | REPORT PAUSE LOG WRITE             | WRITE
            SIGN_OFF   | LOG WRITE                               | SIGN_REPORT LOG WRITE              | SIGN_REPORT WRITE
            RATING     | CLOSE LOG WRITE                         | LOG WRITE                          | RATE WRITE
            CLOSED     | REOPEN WRITE                            | WRITE                              | REOPEN WRITE
            CANCELLED  |                                         | -                                  |
            REJECTED   |                                         | -                                  |
            """;

    private static final Set<MoveKind> ELSEWHERE = Set.of(
            MoveKind.QUOTE, MoveKind.DECIDE_QUOTE, MoveKind.REPORT, MoveKind.SIGN_REPORT, MoveKind.RATE, MoveKind.WRITE, MoveKind.LOG);

    @ParameterizedTest
    @EnumSource(Status.class)
    void onlyTheMovesOfTheTableAreOfferedAndTakenInAnyStatus(Status status) {
        var made = orders().at(status);
        var row = TABLE.lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells -> cells[0].strip().equals(status.name()))
                .findFirst()
                .orElseThrow();
        check(as("lin"), made.id(), row[1]);
        check(as("zhang"), made.id(), row[2]);
        check(as("liu"), made.id(), row[3]);
        check(visitor().tracking(Orders.trackingToken(made)), made.id(), row[3]);
        check(as("zhao"), made.id(), "");
        check(as("tom"), made.id(), "-");
        check(as("ma"), made.id(), "-");
    }

    private void check(Api caller, String order, String cell) {
        var path = "work-orders/" + order;
        if (cell.strip().equals("-")) {
            caller.get(path).expect(404, "not-found");
            for (var kind : MoveKind.values()) {
                caller.post(path + "/moves", Map.of("move", kind)).expect(404, "not-found");
            }
            return;
        }
        var expected = Arrays.stream(cell.strip().split(" +")).filter(word -> !word.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        var seen = caller.get(path).expect(200);
        assertThat(new TreeSet<>(seen.moves())).isEqualTo(expected);
        for (var kind : MoveKind.values()) {
            if (!expected.contains(kind.name())) {
                caller.ifMatch(seen).post(path + "/moves", Map.of("move", kind)).expect(409, "work-order/move-refused");
            } else if (ELSEWHERE.contains(kind)) {
                caller.ifMatch(seen).post(path + "/moves", Map.of("move", kind)).expect(400, "bad-input");
            }
        }
        assertThat(caller.get(path).expect(200).data("status")).isEqualTo(seen.data("status"));
    }

    @Test
    void anOrderGoesFromRequestToCloseWithAQuoteAndTheCustomerReadsAlong() {
        var orders = orders();
        var order = orders.requested().id();
        orders.bring(order, Status.ON_SITE);
        assertThat(orders.read("liu", order).data("ownerName")).isEqualTo("张伟");
        var diagnosis = orders.move(MoveKind.DIAGNOSE);
        diagnosis.put("quoteNeeded", true);
        assertThat(orders.move("zhang", order, diagnosis).expect(200).data("status")).isEqualTo("QUOTING");
        var quote = orders.quote(order);
        assertThat(orders.read("liu", order).data("status")).isEqualTo("QUOTED");
        orders.accept(order, quote).expect(200);
        assertThat(orders.read("liu", order).data("status")).isEqualTo("IN_REPAIR");
        orders.move("zhang", order, MoveKind.FINISH_WORK).expect(200);
        as("zhang").post("work-orders/" + order + "/report", Orders.report()).expect(200);
        as("liu").post("work-orders/" + order + "/report/signature", Map.of("consent", true, "signature", Orders.signature())).expect(200);
        orders.rate(order, 5, false).expect(200);
        var closed = orders.read("liu", order).expect(200);
        assertThat(closed.data("status")).isEqualTo("CLOSED");
        assertThat(closed.at("/data/documents").size()).isEqualTo(2);
        closed.at("/data/documents").forEach(this::anyoneCanCheck);
        assertThat(statuses("liu", order))
                .containsExactly("REQUESTED", "TRIAGED", "DISPATCHED", "ACCEPTED", "TRAVELLING", "ON_SITE", "QUOTING", "QUOTED", "IN_REPAIR",
                        "REPORTING", "SIGN_OFF", "RATING", "CLOSED");
    }

    @Test
    void aRefusedOrderGoesBackToDispatchAndToAnotherEngineer() {
        var orders = orders();
        var order = orders.at(Status.DISPATCHED).id();
        assertThat(orders.move("zhang", order, MoveKind.REFUSE).expect(200).data("status")).isEqualTo("TRIAGED");
        orders.read("zhang", order).expect(404, "not-found");
        var dispatch = orders.move(MoveKind.DISPATCH);
        dispatch.put("engineerId", orders.engineer("Tom Baker"));
        orders.move("lin", order, dispatch).expect(200);
        orders.move("tom", order, MoveKind.ACCEPT).expect(200);
        assertThat(orders.read("liu", order).data("ownerName")).isEqualTo("Tom Baker");
    }

    @Test
    void whyAnEngineerRefusedIsNotForTheCustomer() {
        var orders = orders();
        var order = orders.at(Status.DISPATCHED).id();
        var refusal = orders.move(MoveKind.REFUSE);
        refusal.put("reason", "客户太远 CANARY-REFUSAL");
        orders.move("zhang", order, refusal).expect(200);
        assertThat(as("lin").get("work-orders/" + order + "/timeline").expect(200).text()).contains("CANARY-REFUSAL");
        assertThat(as("liu").get("work-orders/" + order + "/timeline").expect(200).text()).doesNotContain("CANARY-REFUSAL");
    }

    @ParameterizedTest
    @EnumSource(value = MoveKind.class, names = {"CANCEL", "REJECT"})
    void anOrderThatEndsEarlySaysWhyAndIsOver(MoveKind kind) {
        var orders = orders();
        var order = orders.requested().id();
        var without = orders.move(kind);
        without.put("reason", " ");
        assertThat(orders.move("lin", order, without).expect(400, "bad-input").pointers()).containsExactly("/reason");
        orders.move("lin", order, kind).expect(200);
        var over = orders.read("liu", order).expect(200);
        assertThat(over.data("closedReason")).isEqualTo("原因 reason");
        assertThat(over.data("status")).isEqualTo(kind == MoveKind.CANCEL ? "CANCELLED" : "REJECTED");
        assertThat(over.at("/data/closedAt").isString()).isTrue();
    }

    @Test
    void aClosedOrderIsReopenedByTheCustomerInOneStep() {
        var orders = orders();
        var order = orders.at(Status.CLOSED).id();
        assertThat(orders.read("liu", order).at("/data/reopenUntil").isString()).isTrue();
        assertThat(orders.move("liu", order, MoveKind.REOPEN).expect(200).data("status")).isNotIn("CLOSED");
        assertThat(as("liu").get("work-orders/" + order + "/timeline").text()).contains("REOPENED");
    }

    @Test
    void ratingLowOpensARecoveryTaskAndMayReopen() {
        var orders = orders();
        var order = orders.at(Status.RATING).id();
        orders.rate(order, 1, true).expect(200);
        assertThat(orders.read("lin", order).data("status")).isNotEqualTo("CLOSED");
        assertThat(tasks(order)).containsExactly("RECOVERY");
    }

    @Test
    void aPauseTellsTheCustomerWhyAndUntilWhen() {
        var orders = orders();
        var order = orders.at(Status.IN_REPAIR).id();
        var pause = orders.move(MoveKind.PAUSE);
        pause.put("pausedUntil", "2031-01-02T03:04:05Z");
        orders.move("zhang", order, pause).expect(200);
        var paused = orders.read("liu", order).expect(200);
        assertThat(paused.data("pausedReason")).isEqualTo("WAITING_FOR_PARTS");
        assertThat(paused.data("pausedNote")).isEqualTo("原因 reason");
        assertThat(paused.data("pausedUntil")).isEqualTo("2031-01-02T03:04:05Z");
        orders.move("zhang", order, MoveKind.PAUSE).expect(409, "work-order/move-refused");
        orders.move("zhang", order, MoveKind.RESUME).expect(200);
        assertThat(orders.read("liu", order).at("/data/pausedReason").isNull()).isTrue();
    }

    @Test
    void aPromiseOrAPauseUntilATimeThatHasPassedIsRefusedInBothLanguages() {
        var orders = orders();
        var order = orders.at(Status.TRIAGED).id();
        var yesterday = Instant.now().minus(1, ChronoUnit.DAYS).toString();
        var dispatch = orders.move(MoveKind.DISPATCH);
        dispatch.put("promisedFrom", yesterday);
        dispatch.put("promisedUntil", yesterday);
        refusedAsPast("lin", order, dispatch, "/promisedFrom", "/promisedUntil");
        assertThat(orders.read("lin", order).data("status")).isEqualTo("TRIAGED");
        var pause = orders.move(MoveKind.PAUSE);
        pause.put("pausedUntil", yesterday);
        refusedAsPast("lin", order, pause, "/pausedUntil");
        var change = as("lin").ifMatch(orders.read("lin", order)).patch("work-orders/" + order, Map.of("promisedUntil", yesterday));
        assertThat(change.expect(400, "bad-input").pointers()).containsExactly("/promisedUntil");
        dispatch.put("promisedFrom", Instant.now().minus(1, ChronoUnit.MINUTES).toString()); // a clock that is behind ours
        dispatch.put("promisedUntil", Instant.now().plus(1, ChronoUnit.HOURS).toString());
        orders.move("lin", order, dispatch).expect(200);
    }

    private void refusedAsPast(String person, String order, Map<String, Object> move, String... pointers) {
        var sentences = Map.of("zh-CN", "这个时间已经过去，请选择以后的时间。", "en", "This time has already passed. Please choose a later one.");
        sentences.forEach((language, sentence) -> {
            var refused = as(person)
                    .speaking(language)
                    .ifMatch(orders().read(person, order))
                    .post("work-orders/" + order + "/moves", move)
                    .expect(400, "bad-input");
            assertThat(refused.pointers()).containsExactly(pointers);
            assertThat(refused.at("/errors/0/detail").asString()).isEqualTo(sentence);
        });
    }

    @Test
    void nobodyAcceptingInTimeEscalatesOnce() throws InterruptedException {
        var order = orders().at(Status.DISPATCHED).id();
        var patience = System.nanoTime() + 20_000_000_000L;
        while (escalations(order) == 0 && System.nanoTime() < patience) {
            Thread.sleep(200);
        }
        Thread.sleep(2500); // another round of the timers would show a second one
        assertThat(escalations(order)).isEqualTo(1);
        assertThat(tasks(order)).containsExactly("ESCALATION");
        assertThat(orders().read("lin", order).at("/data/escalated").asBoolean()).isTrue();
        assertThat(as("liu").get("work-orders/" + order + "/timeline").expect(200).text()).doesNotContain("ESCALATED");
        orders().move("zhang", order, MoveKind.ACCEPT).expect(200);
        assertThat(orders().read("lin", order).at("/data/escalated").asBoolean()).isFalse();
    }

    @Test
    void anOrderAcceptedInTimeDoesNotEscalate() throws InterruptedException {
        var order = orders().at(Status.ACCEPTED).id();
        Thread.sleep(4500);
        assertThat(escalations(order)).isZero();
    }

    @Test
    void ofTwentyMovesAtOnceOneWins() throws Exception {
        var order = orders().requested();
        var lin = as("lin").ifMatch(orders().read("lin", order.id()).expect(200));
        var triage = orders().move(MoveKind.TRIAGE);
        var replies = OrderCreationIT.together(20, () -> lin.post("work-orders/" + order.id() + "/moves", triage));
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).extracting(Reply::status).isSubsetOf(200, 409, 412);
        assertThat(statuses("lin", order.id())).containsExactly("REQUESTED", "TRIAGED");
    }

    private long escalations(String order) {
        return as("lin").get("work-orders/" + order + "/timeline").expect(200).items().stream()
                .filter(entry -> entry.path("kind").asString().equals("ESCALATED"))
                .count();
    }

    private List<String> tasks(String order) {
        var found = new java.util.ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = as("lin").get("tasks?limit=100" + next).expect(200);
            page.items().stream()
                    .filter(task -> task.path("workOrderId").asString().equals(order))
                    .forEach(task -> found.add(task.path("kind").asString()));
            next = page.at("/next").isNull() ? null : "&cursor=" + page.at("/next").asString();
        }
        return found;
    }

    private void anyoneCanCheck(JsonNode document) {
        var url = document.path("url").asString();
        var pdf = visitor().get(url.substring(url.indexOf("files/"))).expect(200).response().body();
        var said = visitor().post("verifications", "application/pdf", pdf).expect(200);
        assertThat(said.data("result")).isEqualTo("INTACT");
        assertThat(said.at("/data/asRecorded").asBoolean()).isTrue();
        assertThat(said.at("/data/chainBrokenAt").asInt()).isZero();
        assertThat(said.data("documentId")).isEqualTo(document.path("id").asString());

        pdf[pdf.length / 2] ^= 1;
        var changed = visitor().post("verifications?document=" + said.data("documentId"), "application/pdf", pdf).expect(200);
        assertThat(changed.data("result")).isEqualTo("CHANGED");
        assertThat(changed.data("number")).isEqualTo(document.path("number").asString());

        var recorded = visitor().get("verifications/" + said.data("documentId")).expect(200);
        assertThat(recorded.data("sha256")).isEqualTo(said.data("fileSha256"));
        assertThat(recorded.at("/data/result").isNull()).isTrue();
    }

    private List<String> statuses(String person, String order) {
        return as(person).get("work-orders/" + order + "/timeline").expect(200).items().stream()
                .filter(entry -> entry.path("kind").asString().equals("STATUS"))
                .map(entry -> entry.path("status").asString())
                .toList();
    }
}
