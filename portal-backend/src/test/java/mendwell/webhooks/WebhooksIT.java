package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.http.Orders;
import mendwell.http.Receiver;
import mendwell.http.Receiver.Got;
import mendwell.http.Reply;
import mendwell.platform.Sql;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is told what, and who decides that.
class WebhooksIT extends SubscriptionsTest {
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

    private static String subject(Receiver receiver, Reply order, String type) {
        return receiver.about(order.id()).stream().filter(got -> got.type().equals(type)).findFirst().orElseThrow().at("/data/subjectId").asString();
    }

    private void rules(String text) {
        as("admin").ifMatch(as("admin").get("permissions")).post("permissions/versions", Map.of("text", text, "note", "test")).expect(201);
    }
}
