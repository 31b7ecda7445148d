package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// What the order of a list, a cursor, a label or a refusal would tell of something hidden.
class InferenceIT extends RulesTest {
    @Inject
    Sql sql;

    @Test
    void whoMayNotSeeNumbersOfPartsReadsThemInAnOrderThatTellsNone() {
        try {
            save("fields:\n  part:\n    number: {engineer: hide}\n");
            within(2, () -> !as("zhang").get("parts").expect(200).at("/items/0").has("number"));
            var ids = pages("zhang", "parts?limit=2");
            assertThat(ids).hasSizeGreaterThan(4).isEqualTo(sql.list("select id from part order by id", Sql.Row::text));
            as("zhang").get("parts?cursor=P").expect(400, "bad-input");
            var cursor = as("zhang").get("parts?limit=2").expect(200).at("/next").asString();
            assertThat(sql.list("select number from part", Sql.Row::text)).doesNotContain(cursor);
        } finally {
            shipped();
        }
    }

    @Test
    void whoMayNotSeeWhenTasksAreDueReadsThemInAnOrderThatTellsNone() {
        for (int i = 0; i < 3; i++) {
            orders().rate(orders().at(Status.RATING).id(), 1, false).expect(200);
        }
        sql.update("update task set due_at = due_at + interval (crc32(id) % 1000) minute");
        assertThat(pages("lin", "tasks?limit=2")).isEqualTo(sql.list("select id from task where done_at is null order by due_at, id", Sql.Row::text));
        try {
            save("fields:\n  task:\n    dueAt: {agent: hide}\n");
            within(2, () -> !as("lin").get("tasks").expect(200).at("/items/0").has("dueAt"));
            assertThat(pages("lin", "tasks?limit=2")).isEqualTo(sql.list("select id from task where done_at is null order by id", Sql.Row::text));
        } finally {
            shipped();
        }
    }

    @Test
    void aLabelSaysNothingThatWhoPrintsItMayNotSee() {
        var label = "equipment/" + orders().unit(Orders.LIUS_UNIT) + "/label";
        assertThat(as("lin").get(label).expect(200).text()).contains(Orders.LIUS_UNIT);
        try {
            save("fields:\n  equipment:\n    serial: {agent: hide}\n    model: {agent: hide}\n");
            within(2, () -> !as("lin").get(label).expect(200).text().contains(Orders.LIUS_UNIT));
            assertThat(as("lin").get(label).text()).doesNotContain("AC75").doesNotContain("null");
        } finally {
            shipped();
        }
    }

    @Test
    void whetherAnAddressIsTakenIsSaidOnlyOfAPersonThatCouldBeAdded() {
        var person = new HashMap<String, Object>(Map.of("kind", "CONTACT", "name", "试", "email", "zhang@blueridge.example", "locale", "zh-CN"));
        person.put("email", sql.one("select email from staff_member where email is not null limit 1", Sql.Row::text).orElseThrow());
        as("lin").post("people", person).expect(400, "bad-input");
        person.put("customerId", sql.one("select id from customer limit 1", Sql.Row::text).orElseThrow());
        as("lin").post("people", person).expect(409, "people/email-taken");
    }

    @Test
    void whatIsInStockIsNotToldToWhomTheReportIsRefusedAnyway() {
        var order = orders().at(Status.REPORTING);
        var part = sql.one("select id from part order by number limit 1", Sql.Row::text).orElseThrow();
        var report = new HashMap<String, Object>(Orders.report());
        report.put("parts", List.of(Map.of("partId", part, "quantity", 9999)));
        assertThat(write(order, report).expect(400, "bad-input").text()).contains("/parts/0/quantity");
        report.put("findings", "\uE123"); // no font has it
        assertThat(write(order, report).expect(422).text()).contains("glyph-missing").doesNotContain("/parts/0");
        assertThat(orders().read("lin", order.id()).data("status")).isEqualTo("REPORTING");
    }

    private Reply write(Reply order, Map<String, Object> report) {
        return as("zhang").post("work-orders/" + order.id() + "/report", report);
    }

    private List<String> pages(String person, String path) {
        var ids = new ArrayList<String>();
        var after = "";
        do {
            var page = as(person).get(path + after).expect(200);
            page.items().forEach(item -> ids.add(item.get("id").asString()));
            after = page.at("/next").isString() ? "&cursor=" + page.at("/next").asString() : "";
        } while (!after.isEmpty());
        return ids;
    }
}
