package mendwell.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import mendwell.http.Api;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.platform.Cursor;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryIT extends StackTest {
    private static final String RARE = "㛃𠮷 عمر " + "长".repeat(9_000);

    @Inject
    Sql sql;

    @Test
    void whoChangedWhatOfAnOrderStandsInItsHistoryWithBeforeAndAfter() {
        var order = orders().at(Status.DISPATCHED).id();
        var entries = history(as("lin"), order);
        assertThat(entries).anySatisfy(entry -> {
            assertThat(said(entry)).isEqualTo("PERSON 林晓雯 CHANGED workOrder");
            assertThat(changes(entry)).containsEntry("workOrder.status", "REQUESTED → TRIAGED").containsEntry("workOrder.priority", "P3 → P2");
        });
        assertThat(entries).anySatisfy(entry -> assertThat(changes(entry))
                .containsEntry("workOrder.status", "TRIAGED → DISPATCHED"));
        assertThat(entries).anySatisfy(entry -> assertThat(changes(entry))
                .containsEntry("orderEngineer.name", "null → 张伟")
                .containsKeys("workOrder.promisedFrom", "workOrder.promisedUntil"));
        var oldest = entries.reversed().stream().filter(entry -> said(entry).equals("PERSON 刘洋 CREATED workOrder")).findFirst().orElseThrow();
        assertThat(changes(oldest))
                .containsEntry("workOrder.description", "null → 排气温度高")
                .containsEntry("orderEquipment.serial", "null → " + Orders.LIUS_UNIT)
                .containsKeys("contact.phone", "site.name", "customer.name")
                .doesNotContainKeys("workOrder.escalated", "workOrder.pausedReason");
        assertThat(entries.toString()).as("ids of other records").doesNotContain(orders().engineer("张伟"));
    }

    @Test
    void aDraftsLinesSayWhatTheyWereWhenOthersTakeTheirPlace() {
        var order = orders().at(Status.QUOTING).id();
        var draft = as("lin").post("work-orders/" + order + "/quotes", Orders.newQuote()).expect(201);
        var other = Orders.newQuote();
        ((Map<String, Object>) ((List<?>) other.get("lines")).getFirst()).put("description", RARE.substring(0, 400));
        as("lin").ifMatch(draft).patch("quotes/" + draft.id(), other).expect(200);
        var lines = history(as("lin"), order).stream().filter(entry -> entry.path("recordType").asString().equals("quoteLine")).toList();
        assertThat(lines).extracting(line -> line.path("change").asString()).containsExactlyInAnyOrder("CREATED", "DELETED", "CREATED");
        assertThat(lines).allSatisfy(line -> assertThat(values(line.path("about"), "after")).containsEntry("quote.number", draft.data("number")));
        assertThat(lines).anySatisfy(line -> assertThat(changes(line)).containsEntry("quoteLine.description", "更换轴承 bearing → null"));
        assertThat(lines).anySatisfy(line -> assertThat(changes(line)).containsEntry("quoteLine.description", "null → " + RARE.substring(0, 400)));
    }

    @Test
    void aLongTextOfRareCharactersComesBackAsItWasWritten() {
        var order = orders().requested().id();
        as("lin").post("work-orders/" + order + "/log", Map.of("text", RARE, "internal", true, "files", List.of())).expect(200);
        var newest = history(as("lin"), order).getFirst();
        assertThat(changes(newest)).containsEntry("timelineEntry.text", "null → " + RARE).containsEntry("timelineEntry.internal", "null → true");
    }

    @Test
    void aChangeInWhichACallerMaySeeNothingDoesNotExistAndLeavesNoGap() {
        var order = orders().at(Status.TRAVELLING).id();
        var before = history(as("zhang"), order);
        for (int i = 0; i < 450; i++) { // more than are read at once, in between
            hidden(order, i % 2 == 0 ? "work_order" : "task", "{\"check_in_latitude\": [1, 2], \"note\": [null, \"x\"]}");
        }
        orders().move("zhang", order, mendwell.turns.MoveKind.CHECK_IN).expect(200);
        var after = history(as("zhang"), order);
        assertThat(after.subList(after.size() - before.size(), after.size())).isEqualTo(before);
        assertThat(after).allSatisfy(entry -> assertThat(entry.path("changes")).isNotEmpty());
        assertThat(history(as("lin"), order, 100)).as("tasks are the desk's").hasSizeGreaterThan(225 + before.size());

        var paged = new ArrayList<JsonNode>();
        var cursor = "";
        while (cursor != null) {
            var page = as("zhang").get("work-orders/" + order + "/history?limit=3" + cursor).expect(200);
            paged.addAll(page.items());
            var next = page.at("/next").isNull() ? null : page.at("/next").asString();
            if (next != null) {
                assertThat(page.items()).as("full pages").hasSize(3);
                assertThat(Cursor.parse(next).time()).hasToString(page.items().getLast().path("at").asString());
                assertThat(Cursor.parse(next).id().getLeastSignificantBits()).as("what was shown of that time").isBetween(1L, 20L);
            }
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertThat(paged).isEqualTo(after);
    }

    @Test
    void theHistoryIsForThoseOfTheStaffWhoSeeTheOrder() {
        var made = orders().at(Status.DISPATCHED);
        var path = "work-orders/" + made.id() + "/history";
        as("liu").get(path).expect(403, "forbidden");
        as("ma").get(path).expect(404, "not-found");
        visitor().get(path).expect(401, "login-needed");
        visitor().tracking(Orders.trackingToken(made)).get(path).expect(401, "login-needed");
        as("chen").get(path).expect(404, "not-found"); // another engineer
        assertThat(as("zhang").get(path).expect(200).items()).isNotEmpty();
        for (var nobody : List.of("zhao", "sun")) {
            var empty = as(nobody).get(path + "?limit=1").expect(200);
            assertThat(empty.items()).as(nobody).isEmpty();
            assertThat(empty.at("/next").isNull()).isTrue();
        }
        assertThat(as("zhang").get(path).text()).doesNotContain("\"trackingLink");
        assertThat(as("lin").get(path).text()).contains("\"trackingLink").doesNotContain("token");
    }

    @Test
    void whoLooksAsARoleSeesItsHistory() {
        var order = orders().at(Status.DISPATCHED).id();
        var admin = as("admin");
        assertThat(history(admin, order).toString()).contains("trackingLink.expiresAt");
        assertThat(history(admin.with("View-As", "engineer"), order)).isEqualTo(history(as("zhang"), order));
        assertThat(history(admin.with("View-As", "warehouse"), order)).isEmpty();
        admin.with("View-As", "customer").get("work-orders/" + order + "/history").expect(403, "forbidden");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var order = orders().requested().id();
        for (var path : List.of("work-orders/" + order, "equipment/" + orders().unit(Orders.LIUS_UNIT), "people/" + person("contact", "刘洋"))) {
            as("admin").get(path + "/history?limit=0").expect(400, "bad-input");
            as("admin").get(path + "/history?limit=101").expect(400, "bad-input");
            as("admin").get(path + "/history?cursor=rubbish").expect(400, "bad-input");
            as("admin").get(path + "/history?cursor=" + new Cursor(java.time.Instant.MIN, new UUID(-1, -1))).expect(400, "bad-input");
            as("admin").get(path.replaceAll("/.*", "/" + UUID.randomUUID()) + "/history").expect(404, "not-found");
            as("admin").get(path.replaceAll("/.*", "/7") + "/history").expect(404);
        }
        as("admin").get("work-orders/" + orders().unit(Orders.LIUS_UNIT) + "/history").expect(404, "not-found");
    }

    @Test
    void aUnitsHistoryTellsOfItAndOfTheOrdersThatACallerSees() {
        var made = orders().at(Status.DISPATCHED);
        var unit = orders().unit(Orders.LIUS_UNIT);
        hidden(null, "equipment", "{\"warranty_until\": [\"2026-01-31\", \"2027-01-31\"]}", unit);
        var entries = as("lin").get("equipment/" + unit + "/history").expect(200).items();
        assertThat(changes(entries.getFirst())).containsEntry("equipment.warrantyUntil", "2026-01-31 → 2027-01-31");
        assertThat(entries).anySatisfy(entry -> {
            assertThat(values(entry.path("about"), "after")).containsEntry("workOrder.number", made.data("number"));
            assertThat(changes(entry)).containsEntry("workOrder.status", "TRIAGED → DISPATCHED");
        });
        assertThat(entries).allSatisfy(entry -> assertThat(entry.path("recordType").asString()).isIn("workOrder", "equipment"));
        var others = as("chen").get("equipment/" + unit + "/history?limit=100").expect(200).text();
        assertThat(others).contains("equipment.warrantyUntil").doesNotContain(made.data("number"));
        as("liu").get("equipment/" + unit + "/history").expect(403, "forbidden");
        visitor().get("equipment/" + unit + "/history").expect(401, "login-needed");
    }

    @Test
    void aPersonsHistoryIsForThoseWhoKeepThePerson() {
        var engineer = person("staff_member", "张伟");
        var seen = as("admin").get("people/" + engineer).expect(200);
        var phone = "+86 139" + String.format("%08d", System.nanoTime() % 100_000_000);
        as("admin").ifMatch(seen).patch("people/" + engineer, Map.of("phone", phone)).expect(200);
        assertThat(changes(as("admin").get("people/" + engineer + "/history").expect(200).items().getFirst()))
                .containsEntry("person.phone", seen.data("phone") + " → " + phone);
        as("lin").get("people/" + engineer + "/history").expect(403, "forbidden");
        as("zhang").get("people/" + engineer + "/history").expect(403, "forbidden");
        as("liu").get("people/" + engineer + "/history").expect(403, "forbidden");

        var contact = person("contact", "马琳");
        var before = as("lin").get("people/" + contact).expect(200);
        as("lin").ifMatch(before).patch("people/" + contact, Map.of("phone", phone)).expect(200);
        assertThat(changes(as("grace").get("people/" + contact + "/history").expect(200).items().getFirst()))
                .containsEntry("person.phone", before.data("phone") + " → " + phone);
    }

    @Test
    void whoIsShutOutAndLetInAgainStandsInTheHistory() {
        var customer = sql.one("select id from customer order by id limit 1", Sql.Row::text).orElseThrow();
        var wanted = Map.of("kind", "CONTACT", "name", "عمر 㛃", "email", UUID.randomUUID() + "@example.com", "locale", "en", "customerId", customer);
        var contact = as("lin").post("people", wanted).expect(201).id();
        as("lin").ifMatch(as("lin").get("people/" + contact)).postKeyless("people/" + contact + "/disabling", "").expect(200);
        as("lin").ifMatch(as("lin").get("people/" + contact)).postKeyless("people/" + contact + "/enabling", "").expect(200);
        assertThat(as("lin").get("people/" + contact + "/history").expect(200).items())
                .anySatisfy(entry -> assertThat(changes(entry)).containsEntry("person.name", "null → عمر 㛃").containsKey("person.customerName"));
        assertThat(as("lin").get("people/" + contact + "/history?limit=2").expect(200).items())
                .extracting(HistoryIT::changes)
                .containsExactly(Map.of("person.account", "DISABLED → ACTIVE"), Map.of("person.account", "ACTIVE → DISABLED"));
    }

    // ----

    private void hidden(String order, String table, String changes) {
        hidden(order, table, changes, UUID.randomUUID().toString());
    }

    /// As somebody else's change would stand in the audit.
    private void hidden(String order, String table, String changes, String record) {
        sql.update(
                "insert into audit_entry(at, actor, actor_name, action, record_type, record_id, work_order_id, changes)"
                        + " values (utc_timestamp(6), 'system', null, 'UPDATE', ?, ?, ?, ?)",
                table, record, order, changes);
    }

    private String person(String table, String name) {
        return sql.one("select id from " + table + " where name = ?", Sql.Row::text, name).orElseThrow();
    }

    private static List<JsonNode> history(Api caller, String order) {
        return history(caller, order, 100);
    }

    private static List<JsonNode> history(Api caller, String order, int limit) {
        var all = new ArrayList<JsonNode>();
        var path = "work-orders/" + order + "/history?limit=" + limit;
        Reply page = caller.get(path).expect(200);
        all.addAll(page.items());
        while (page.at("/next").isString()) {
            page = caller.get(path + "&cursor=" + page.at("/next").asString()).expect(200);
            all.addAll(page.items());
        }
        return all;
    }

    private static String said(JsonNode entry) {
        return String.join(" ", List.of("actor", "actorName", "change", "recordType").stream().map(name -> entry.path(name).asString()).toList());
    }

    private static Map<String, String> changes(JsonNode entry) {
        var changes = new HashMap<String, String>();
        entry.path("changes").forEach(change ->
                changes.put(change.path("field").asString(), text(change.path("before")) + " → " + text(change.path("after"))));
        return changes;
    }

    private static Map<String, String> values(JsonNode changes, String name) {
        var values = new HashMap<String, String>();
        changes.forEach(change -> values.put(change.path("field").asString(), text(change.path(name))));
        return values;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }
}
