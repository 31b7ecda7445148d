package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mendwell.arquillian.StackTest;
import mendwell.http.Orders;
import mendwell.http.Receiver;
import mendwell.http.Receiver.Got;
import mendwell.http.Reply;
import mendwell.platform.Sql;
import mendwell.processes.MoveKind;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksIT extends StackTest {
    private static final List<String> ALL =
            Arrays.stream(EventKind.values()).filter(kind -> kind != EventKind.TEST).map(EventKind::name).toList();

    @Inject
    Sql sql;

    // ---- what is told

    @Test
    void aSubscriberIsToldWhatHappensToAnOrderSignedAndInOrder() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "supervisor");
            var order = orders().at(Status.CLOSED);
            var closed = erp.await(got -> got.type().equals("work-order.closed") && isAbout(got, order));

            assertThat(erp.about(order.id())).extracting(Got::type).startsWith("work-order.requested").contains("work-order.changed", "report.signed", "work-order.rated").endsWith("work-order.closed");
            var moves = erp.about(order.id()).stream().filter(got -> got.type().equals("work-order.status-changed")).toList();
            assertThat(moves).extracting(got -> got.at("/data/after/status").asString())
                    .containsExactly("TRIAGED", "DISPATCHED", "ACCEPTED", "TRAVELLING", "ON_SITE", "IN_REPAIR", "REPORTING", "SIGN_OFF", "RATING", "CLOSED");
            assertThat(moves).extracting(got -> got.at("/data/before/status").asString()).startsWith("REQUESTED", "TRIAGED");
            assertThat(closed.at("/data/workOrder/number").asString()).isEqualTo(order.data("number"));
            assertThat(closed.at("/data/workOrder/priority").asString()).isEqualTo("P2");
            assertThat(closed.at("/data/workOrder/equipment/serial").asString()).isEqualTo(Orders.LIUS_UNIT);
            assertThat(closed.at("/data/workOrder/engineer/name").asString()).isEqualTo("张伟");
            assertThat(Instant.parse(closed.at("/timestamp").asString())).isBetween(Instant.now().minusSeconds(120), Instant.now());
            assertThat(closed.at("/access/workOrder.number").asString()).isEqualTo("read");
            assertThat(erp.got()).allSatisfy(got -> assertThat(isSigned(got, webhook.data("secret"), 0)).isTrue());
            assertThat(erp.got()).extracting(got -> got.headers().get("webhook-id")).doesNotHaveDuplicates().allMatch(id -> id.startsWith("msg_"));
            over(webhook);
        }
    }

    @Test
    void aMessageALogEntryAndAQuoteAreToldByTheirIds() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent");
            var order = orders().at(Status.QUOTING);
            var quote = orders().quote(order.id());
            orders().accept(order.id(), quote).expect(200);
            var message = as("liu").post("work-orders/" + order.id() + "/messages", Map.of("body", "谢谢 عمر 㛃", "files", List.of())).expect(200).at("/data/id").asString();
            as("lin").post("work-orders/" + order.id() + "/log", Map.of("text", "x", "internal", true, "files", List.of())).expect(200);
            erp.await(got -> got.type().equals("log.written") && isAbout(got, order));
            assertThat(subject(erp, order, "message.written")).isEqualTo(message);
            assertThat(subject(erp, order, "quote.sent")).isEqualTo(quote);
            assertThat(subject(erp, order, "quote.decided")).isEqualTo(quote);
            assertThat(erp.about(order.id())).extracting(Got::body).as("texts are asked for, not sent").noneMatch(body -> body.contains("谢谢"));
            over(webhook);
        }
    }

    @Test
    void aRoleIsToldOnlyWhatItMaySee() throws Exception {
        try (var wiki = Receiver.open()) {
            var webhook = subscribed(wiki, "editor");
            var order = orders().at(Status.TRIAGED);
            as("lin").ifMatch(orders().read("lin", order.id())).patch("work-orders/" + order.id(), Map.of("priority", "P1")).expect(200);
            as("lin").post("work-orders/" + order.id() + "/messages", Map.of("body", "x", "files", List.of())).expect(200);
            as("lin").post("work-orders/" + order.id() + "/log", Map.of("text", "x", "internal", true, "files", List.of())).expect(200);
            as("lin").post("work-orders/" + order.id() + "/log", Map.of("text", "x", "internal", false, "files", List.of())).expect(200);
            as("lin").ifMatch(orders().read("lin", order.id())).patch("work-orders/" + order.id(), Map.of("priority", "P4", "urgency", "LOW")).expect(200);
            orders().move("lin", order.id(), MoveKind.DISPATCH).expect(200);
            var told = wiki.await(got -> got.at("/data/after/status").asString("").equals("DISPATCHED"));

            assertThat(wiki.about(order.id())).extracting(Got::type)
                    .containsExactly("work-order.requested", "work-order.status-changed", "work-order.changed", "work-order.status-changed");
            assertThat(wiki.about(order.id()).get(2).at("/data/changed").toString()).as("not the priority").isEqualTo("[\"urgency\"]");
            assertThat(told.at("/data/workOrder").propertyNames())
                    .contains("number", "status", "equipment", "customer")
                    .doesNotContain("priority", "engineer", "promisedUntil", "escalated", "pausedReason");
            assertThat(told.at("/data/workOrder/customer").toString()).isEqualTo("{\"name\":\"江**\"}".replace("江**", told.at("/data/workOrder/customer/name").asString()));
            assertThat(told.at("/data/workOrder/customer/name").asString()).contains("*");
            assertThat(told.at("/data/workOrder/site").propertyNames()).containsExactly("region");
            assertThat(told.at("/access").toString()).doesNotContain("priority", "engineer");
            assertThat(deliveries(webhook, "WITHHELD")).extracting(one -> one.path("event").asString()).contains("ORDER_CHANGED", "MESSAGE_WRITTEN", "LOG_WRITTEN");
            over(webhook);
        }
    }

    @Test
    void aRoleThatSeesOnlyItsOwnOrdersIsNobodyAndToldNothing() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "engineer");
            assertThat(webhook.at("/data/seesOrders").asBoolean()).isFalse();
            var order = orders().at(Status.ACCEPTED);
            within(10, () -> deliveries(webhook, "WAITING").isEmpty() && !deliveries(webhook, "WITHHELD").isEmpty());
            assertThat(erp.got()).isEmpty();

            var path = "webhooks/" + webhook.id();
            as("admin").ifMatch(webhook).patch(path, Map.of("roles", List.of("agent"))).expect(200);
            var replayed = as("admin").postKeyless(path + "/replay", Map.of("since", "2020-01-01T00:00:00Z", "delivered", false)).expect(200);
            assertThat(Instant.parse(replayed.data("since"))).as("no older ones are kept").isAfter(Instant.now().minus(Duration.ofDays(31)));
            erp.await(got -> isAbout(got, order) && got.at("/data/after/status").asString("").equals("ACCEPTED"));
            over(webhook);
        }
    }

    @Test
    void anOwnersRuleCountsForWhatIsSentFromThenOn() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "warehouse");
            var order = orders().at(Status.TRIAGED);
            assertThat(erp.await(got -> got.type().equals("work-order.status-changed") && isAbout(got, order)).at("/data/workOrder/priority").asString()).isEqualTo("P2");
            rules("fields:\n  workOrder:\n    status: {warehouse: hide}\n    priority: {warehouse: hide}\n");
            try {
                within(3, () -> !as("zhao").get("work-orders/" + order.id()).at("/data").has("status"));
                orders().move("lin", order.id(), MoveKind.DISPATCH).expect(200);
                var changed = erp.await(got -> got.type().equals("work-order.changed") && isAbout(got, order) && got.at("/data/changed").toString().contains("engineer"));
                assertThat(changed.at("/data/workOrder").propertyNames()).doesNotContain("status", "priority");
                within(10, () -> deliveries(webhook, "WAITING").isEmpty());
                assertThat(erp.about(order.id())).extracting(Got::type).as("of the dispatch").filteredOn(type -> type.equals("work-order.status-changed")).hasSize(1);
            } finally {
                rules("");
            }
            over(webhook);
        }
    }

    // ---- how it is sent

    @Test
    void whatFailsIsTriedAgainWithTheSameIdThenDeadThenReplayed() throws Exception {
        try (var erp = Receiver.open().answering(503)) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var order = orders().requested();
            var first = erp.await(got -> isAbout(got, order));
            within(10, () -> of(order, deliveries(webhook, "WAITING")).at("/statusCode").asInt(0) == 503);
            var waiting = of(order, deliveries(webhook, "WAITING"));
            assertThat(Instant.parse(waiting.path("nextAttemptAt").asString())).isAfter(Instant.now().plusSeconds(20));
            assertThat("msg_" + waiting.path("id").asString()).isEqualTo(first.headers().get("webhook-id"));

            sql.update("update webhook_delivery set attempts = ?, next_attempt_at = utc_timestamp() where id = ?", Deliveries.MOST_TRIES - 1, waiting.path("id").asString());
            within(15, () -> deliveries(webhook, "DEAD").stream().anyMatch(one -> one.path("workOrderId").asString().equals(order.id())));
            assertThat(as("admin").get("webhooks/" + webhook.id()).at("/data/dead").asInt()).isPositive();

            erp.answering(200);
            as("admin").postKeyless("webhook-deliveries/" + waiting.path("id").asString() + "/replay", "").expect(200);
            within(10, () -> deliveries(webhook, "DELIVERED").stream().anyMatch(one -> one.path("workOrderId").asString().equals(order.id())));
            assertThat(erp.about(order.id())).hasSize(3).extracting(got -> got.headers().get("webhook-id")).containsOnly(first.headers().get("webhook-id"));

            var since = Map.of("since", Instant.now().minusSeconds(600).toString(), "delivered", true);
            assertThat(as("admin").postKeyless("webhooks/" + webhook.id() + "/replay", since).expect(200).at("/data/deliveries").asInt()).isPositive();
            within(10, () -> erp.about(order.id()).size() == 4);
            over(webhook);
            as("admin").postKeyless("webhook-deliveries/" + waiting.path("id").asString() + "/replay", "").expect(404);
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
        try (var erp = Receiver.open().answering(410)) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED", "STATUS_CHANGED");
            var order = orders().requested();
            within(10, () -> as("admin").get("webhooks/" + webhook.id()).at("/data/goneAt").isString());
            var seen = as("admin").get("webhooks/" + webhook.id());
            assertThat(seen.at("/data/enabled").asBoolean()).isFalse();
            assertThat(of(order, deliveries(webhook, "DEAD")).path("statusCode").asInt()).isEqualTo(410);
            var asked = erp.got().size();
            orders().move("lin", order.id(), MoveKind.TRIAGE).expect(200);
            Thread.sleep(1_000);
            assertThat(erp.got()).hasSize(asked);
            var on = as("admin").ifMatch(seen).patch("webhooks/" + webhook.id(), Map.of("enabled", true)).expect(200);
            assertThat(on.at("/data/goneAt").isNull()).isTrue();
            over(webhook);
        }
    }

    @Test
    void ofSeveralAnswersThatItIsGoneAllAreKept() throws Exception {
        try (var erp = Receiver.open().answering(410).after(Duration.ofMillis(300))) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            sql.update("""
                    insert into webhook_delivery(id, webhook_id, event, detail, created_at, state, attempts, next_attempt_at)
                    select uuid(), id, 'TEST', '', utc_timestamp(6), 'WAITING', 0, utc_timestamp(6) from webhook join seq_1_to_4 where id = ?""", webhook.id());
            within(15, () -> deliveries(webhook, "DEAD").size() == 4);
            assertThat(deliveries(webhook, "DEAD")).allSatisfy(one -> {
                assertThat(one.path("statusCode").asInt()).isEqualTo(410);
                assertThat(one.path("failure").isNull()).isTrue();
            });
            within(5, () -> as("admin").get("webhooks/" + webhook.id()).at("/data/goneAt").isString());
            over(webhook);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var other = Receiver.open();
                var erp = Receiver.open().sendingOnTo(other.url())) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var order = orders().requested();
            within(10, () -> of(order, deliveries(webhook, "WAITING")).at("/statusCode").asInt(0) == 307);
            assertThat(other.got()).isEmpty();
            over(webhook);
        }
    }

    @Test
    void aSlowReceiverKeepsOnlyItselfWaiting() throws Exception {
        try (var slow = Receiver.open().after(Duration.ofSeconds(15));
                var quick = Receiver.open()) {
            var slowly = subscribed(slow, "agent", "ORDER_REQUESTED");
            var quickly = subscribed(quick, "agent", "ORDER_REQUESTED");
            for (int i = 0; i < 6; i++) {
                orders().requested();
            }
            var last = orders().requested();
            var began = System.nanoTime();
            quick.await(got -> isAbout(got, last));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            within(25, () -> deliveries(slowly, "WAITING").stream().anyMatch(one -> one.path("failure").asString("").equals("TOO_SLOW")));
            over(slowly);
            over(quickly);
        }
    }

    @Test
    void anAddressIsCheckedAgainWhenItIsCalled() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            sql.update("update webhook set url = 'https://169.254.169.254/latest' where id = ?", webhook.id());
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            within(10, () -> deliveries(webhook, "WAITING").stream().anyMatch(one -> one.path("failure").asString("").equals("ADDRESS_REFUSED")));
            over(webhook);
        }
    }

    @Test
    void aReplacedSecretAndTheNewOneBothCountForADay() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var replaced = as("admin").ifMatch(webhook).postKeyless("webhooks/" + webhook.id() + "/secret", "").expect(200);
            assertThat(replaced.data("secret")).isNotEqualTo(webhook.data("secret"));
            assertThat(Instant.parse(replaced.data("secretBeforeUntil"))).isAfter(Instant.now().plusSeconds(23 * 3600));
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            var got = erp.await(one -> one.type().equals("webhook.test"));
            assertThat(got.at("/data/workOrder").isNull()).isTrue();
            assertThat(got.headers().get("webhook-signature").split(" ")).hasSize(2);
            assertThat(isSigned(got, replaced.data("secret"), 0)).isTrue();
            assertThat(isSigned(got, webhook.data("secret"), 1)).isTrue();

            sql.update("update webhook set overlap_until = utc_timestamp() - interval 1 second where id = ?", webhook.id());
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            erp.await(one -> one.type().equals("webhook.test") && !one.headers().get("webhook-signature").contains(" "));
            over(webhook);
        }
    }

    // ---- who may, and what is refused

    @Test
    void theSecretStandsInTheFirstAnswerAndNowhereElse() throws Exception {
        try (var erp = Receiver.open()) {
            var key = UUID.randomUUID();
            var wanted = wanted(erp, "agent");
            var made = as("admin").key(key).post("webhooks", wanted).expect(201);
            assertThat(as("admin").key(key).post("webhooks", wanted).expect(201).data("secret")).as("the answer was lost").isEqualTo(made.data("secret"));
            var secret = made.data("secret");
            var path = "webhooks/" + made.id();
            var changed = as("admin").ifMatch(made).patch(path, Map.of("name", "ERP 2")).expect(200);
            assertThat(as("admin").key(key).post("webhooks", wanted).expect(201).text()).as("somebody uses it").doesNotContain(secret);
            for (var answer : List.of(changed, as("admin").get(path), as("admin").get("webhooks"), as("admin").get(path + "/deliveries"))) {
                assertThat(answer.expect(200).text()).doesNotContain(secret, secret.substring(6));
            }
            assertThat(String.join("\n", sql.list("select changes from audit_entry where record_type = 'webhook' and record_id = ?", Sql.Row::text, made.id())))
                    .contains("ERP 2", "enabled", "127.0.0.1")
                    .doesNotContain(secret, "secret", "mendwell");
            assertThat(new String(sql.one("select sealed_secret from webhook where id = ?", Sql.Row::bytes, made.id()).orElseThrow(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret.substring(6));
            over(made);
        }
    }

    @Test
    void onlyTheAdministratorKeepsSubscriptions() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            for (var person : List.of("lin", "wang", "zhang", "zhao", "sun", "he", "liu")) {
                as(person).get("webhooks").expect(403);
                as(person).get("webhooks/" + webhook.id()).expect(403);
                as(person).get("webhooks/" + webhook.id() + "/deliveries").expect(403);
                as(person).post("webhooks", wanted(erp, "agent")).expect(403);
                as(person).ifMatch(webhook).patch("webhooks/" + webhook.id(), Map.of("enabled", false)).expect(403);
                as(person).ifMatch(webhook).postKeyless("webhooks/" + webhook.id() + "/secret", "").expect(403);
                as(person).postKeyless("webhooks/" + webhook.id() + "/test", "").expect(403);
            }
            visitor().get("webhooks").expect(401);
            var nobodys = UUID.randomUUID();
            as("admin").get("webhooks/" + nobodys).expect(404);
            as("admin").postKeyless("webhooks/" + nobodys + "/test", "").expect(404);
            as("admin").postKeyless("webhook-deliveries/" + nobodys + "/replay", "").expect(404);
            over(webhook);
            as("admin").get("webhooks/" + webhook.id()).expect(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "url, http://10.1.2.3/", "url, https://169.254.169.254/latest/meta-data/", "url, https://admin:secret@10.1.2.3/", "url, https://224.0.0.1/",
        "url, rubbish", "url, https://no-such-machine.invalid/", "events, TEST", "events, NOTHING", "roles, customer", "roles, 㛃", "name, ''"
    })
    void whatMakesNoSenseIsRefusedAtItsPlace(String field, String value) throws Exception {
        try (var erp = Receiver.open()) {
            var wanted = wanted(erp, "agent");
            wanted.put(field, List.of("events", "roles").contains(field) ? List.of(value) : value);
            assertThat(as("admin").post("webhooks", wanted).expect(400, "bad-input").pointers()).anyMatch(pointer -> pointer.startsWith("/" + field));
        }
    }

    @Test
    void oneWhoWasTooLateIsTold() throws Exception {
        try (var erp = Receiver.open()) {
            var wanted = wanted(erp, "agent");
            wanted.put("name", "㛃 عمر " + "长".repeat(90));
            var webhook = as("admin").post("webhooks", wanted).expect(201);
            assertThat(webhook.data("name")).startsWith("㛃 عمر");
            as("admin").patch("webhooks/" + webhook.id(), Map.of("name", "x")).expect(428);
            as("admin").ifMatch(webhook).patch("webhooks/" + webhook.id(), Map.of("roles", List.of("editor", "warehouse"))).expect(200);
            as("admin").ifMatch(webhook).patch("webhooks/" + webhook.id(), Map.of("name", "x")).expect(412);
            as("admin").ifMatch(as("admin").get("webhooks/" + webhook.id())).patch("webhooks/" + webhook.id(), Map.of("url", "https://[fe80::1]/")).expect(400);
            wanted.put("name", "长".repeat(10_000));
            as("admin").post("webhooks", wanted).expect(400, "bad-input");
            over(webhook);
        }
    }

    // ---- helpers

    private static Map<String, Object> wanted(Receiver receiver, String role) {
        return new HashMap<>(Map.of("name", "ERP", "url", receiver.url(), "events", ALL, "roles", List.of(role)));
    }

    private Reply subscribed(Receiver receiver, String role, String... events) {
        var wanted = wanted(receiver, role);
        if (events.length > 0) {
            wanted.put("events", List.of(events));
        }
        return as("admin").post("webhooks", wanted).expect(201);
    }

    private void over(Reply webhook) {
        as("admin").ifMatch(as("admin").get("webhooks/" + webhook.id())).postKeyless("webhooks/" + webhook.id() + "/removal", "").expect(200);
    }

    private List<tools.jackson.databind.JsonNode> deliveries(Reply webhook, String state) {
        return as("admin").get("webhooks/" + webhook.id() + "/deliveries?limit=100&state=" + state).expect(200).items();
    }

    private static tools.jackson.databind.JsonNode of(Reply order, List<tools.jackson.databind.JsonNode> deliveries) {
        return deliveries.stream()
                .filter(one -> one.path("workOrderId").asString("").equals(order.id()))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static boolean isAbout(Got got, Reply order) {
        return got.at("/data/workOrder/id").asString("").equals(order.id());
    }

    private static String subject(Receiver receiver, Reply order, String type) {
        return receiver.about(order.id()).stream().filter(got -> got.type().equals(type)).findFirst().orElseThrow().at("/data/subjectId").asString();
    }

    /// As a receiver checks it; see README.md.
    private static boolean isSigned(Got got, String secret, int at) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        var signed = got.headers().get("webhook-id") + "." + got.headers().get("webhook-timestamp") + "." + got.body();
        var right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        var age = Instant.now().getEpochSecond() - Long.parseLong(got.headers().get("webhook-timestamp"));
        return got.headers().get("webhook-signature").split(" ")[at].equals(right) && age < 300;
    }

    private void rules(String text) {
        as("admin").ifMatch(as("admin").get("permissions")).post("permissions/versions", Map.of("text", text, "note", "test")).expect(201);
    }

    private static void within(int seconds, BooleanSupplier isTrue) throws InterruptedException {
        for (int i = 0; i < seconds * 20; i++) {
            if (isTrue.getAsBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Not true after " + seconds + " s");
    }
}
