package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.platform.Export;
import mendwell.platform.Sql;
import mendwell.sheets.Workbooks;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// What people take along as a file, and what they count.
class ExportsIT extends RulesTest {
    @Inject
    Sql sql;

    @Test
    void theDeskGetsTheListAsAWorkbookInItsLanguage() throws IOException {
        var order = orders().at(Status.DISPATCHED);
        var file = as("lin").speaking("zh-CN").get("work-orders/export?q=" + order.data("number")).expect(200);
        assertThat(file.header("Content-Type")).isEqualTo(Export.XLSX);
        assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"Orders \\d{4}-\\d\\d-\\d\\d\\.xlsx\"; filename\\*=UTF-8''%E5%B7%A5%E5%8D%95%20\\d{4}-\\d\\d-\\d\\d\\.xlsx");
        var lines = Workbooks.cells(file.response().body());
        assertThat(lines).hasSize(2);
        var row = row(lines, 1);
        assertThat(row)
                .containsEntry("工单号", order.data("number"))
                .containsEntry("状态", "已派工")
                .containsEntry("紧急程度", "紧急")
                .containsEntry("客户名称", "江南食品有限公司")
                .containsEntry("工程师姓名", "张伟")
                .containsEntry("已暂停", "否")
                .containsEntry("内部编号", order.id());
        assertThat(lines.getFirst().getLast()).isEqualTo("内部编号");
        var createdAt = LocalDateTime.ofInstant(java.time.Instant.parse(order.data("createdAt")), ZoneId.of("Asia/Shanghai"));
        assertThat(LocalDateTime.parse(row.get("创建时间"))).isBetween(createdAt.minusSeconds(1), createdAt.plusSeconds(1));
    }

    @Test
    void commaSeparatedTextHoldsTheSameInTheOtherLanguage() {
        var order = orders().requested();
        var file = as("lin").get("work-orders/export?format=csv&q=" + order.data("number")).expect(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.text()).startsWith("\uFEFFNumber of the order,Status,Urgency,Priority,").contains(order.data("number") + ",Submitted,Urgent,");
        assertThat(file.text().split("\r\n")).hasSize(2);
    }

    @Test
    void filtersAreThoseOfTheList() {
        orders().at(Status.DISPATCHED);
        for (var question : List.of("status=DISPATCHED", "open=true", "q=%E6%B1%9F%E5%8D%97", "equipment=" + orders().unit(Orders.LIUS_UNIT))) {
            var numbers = new ArrayList<String>();
            for (var next = ""; next != null; ) {
                var page = as("lin").get("work-orders?limit=100&" + question + next).expect(200);
                page.items().forEach(row -> numbers.add(row.path("number").asString()));
                next = page.at("/next").isNull() ? null : "&cursor=" + page.at("/next").asString();
            }
            var lines = List.of(as("lin").get("work-orders/export?format=csv&" + question).expect(200).text().split("\r\n"));
            assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(',')))).as(question).containsExactlyElementsOf(numbers);
        }
        as("lin").get("work-orders/export?format=pdf").expect(400, "bad-input");
        as("lin").get("work-orders/export?status=NOWHERE").expect(400, "bad-input");
        as("lin").get("work-orders/export?cursor=x").expect(400, "bad-input");
        as("lin").get("work-orders/export?q=" + "9".repeat(10_000)).expect(400, "bad-input");
        as("lin").get("equipment/export?q=" + "%E5%B7%A5".repeat(101)).expect(400, "bad-input");
    }

    @Test
    void unitsLeaveTheSameWay() throws IOException {
        var lines = Workbooks.cells(as("lin").get("equipment/export?serial=" + Orders.LIUS_UNIT).expect(200).response().body());
        assertThat(row(lines, 1)).containsEntry("Serial number", Orders.LIUS_UNIT).containsKeys("Model", "Warranty until", "Open orders");
        assertThat(row(lines, 1).get("Warranty until")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(as("liu").get("equipment/export?format=csv").expect(200).text()).contains(Orders.LIUS_UNIT).doesNotContain(Orders.MAS_UNIT);
        try {
            save("fields:\n  equipmentRow:\n    customerName: {agent: mask}\n");
            within(2, () -> as("lin").get("equipment/export?format=csv").expect(200).text().contains("江*"));
            assertThat(as("lin").get("equipment/export?format=csv").expect(200).text()).doesNotContain("江南");
        } finally {
            shipped();
        }
    }

    @Test
    void ofTheStaffOnlyTheOfficeTakesListsAlong() {
        for (var person : List.of("lin", "wang", "admin")) {
            as(person).get("work-orders/export?format=csv").expect(200);
        }
        for (var person : List.of("zhang", "zhao", "sun", "he")) {
            as(person).get("work-orders/export").expect(404, "not-found");
            as(person).get("equipment/export").expect(404, "not-found");
            assertThat(as(person).get("session").at("/data/capabilities").toString()).doesNotContain("EXPORT");
        }
    }

    @Test
    void wordsThatMatchTooMuchAreRefusedRatherThanAnsweredInPart() {
        var product = sql.one("select product_id from equipment limit 1", Sql.Row::uuid).orElseThrow();
        var one = sql.one("select id from equipment where product_id = ? limit 1", Sql.Row::uuid, product).orElseThrow();
        try {
            for (int i = 0; i < 200; i++) {
                sql.update(
                        "insert into equipment(id, serial, product_id, customer_id, site_id, purchased_on, scan_token, scan_token_hash, created_at)"
                                + " select ?, ?, product_id, customer_id, site_id, purchased_on, ?, unhex(sha2(?, 256)), created_at from equipment where id = ?",
                        java.util.UUID.randomUUID(), "TOOWIDE-" + i, "toowide-" + i, "toowide-" + i, one);
            }
            assertThat(as("lin").get("equipment/export?q=TOOWIDE").expect(400, "bad-input").text()).contains("Too many");
            as("lin").get("equipment?q=TOOWIDE").expect(200);
            as("lin").get("equipment/export?serial=TOOWIDE").expect(200);
        } finally {
            sql.update("delete from equipment where serial like 'TOOWIDE-%'");
        }
    }

    @Test
    void aCustomerTakesAlongItsOwnOrdersWithoutOurPriority() {
        var order = orders().requested();
        var file = as("liu").get("work-orders/export?format=csv").expect(200).text();
        assertThat(file).contains(order.data("number")).doesNotContain("Priority").doesNotContain("P2 ").doesNotContain("Customer level");
        assertThat(as("ma").get("work-orders/export?format=csv").expect(200).text()).doesNotContain(order.data("number"));
        visitor().get("work-orders/export").expect(404, "not-found");
        visitor().tracking(Orders.trackingToken(order)).get("work-orders/export").expect(404, "not-found");
        visitor().unit("sample-" + Orders.LIUS_UNIT).get("equipment/export").expect(404, "not-found");
    }

    @Test
    void aTextThatLooksLikeAFormulaIsNone() {
        var order = orders().requested();
        sql.update("update work_order set summary = ? where id = ?", "=HYPERLINK(\"http://x\",\"㛃 عمر\")", java.util.UUID.fromString(order.id()));
        assertThat(as("lin").get("work-orders/export?format=csv&q=" + order.data("number")).expect(200).text())
                .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"㛃 عمر\"\")\",");
    }

    @Test
    void whatIsOnlyShownIsNoColumnAndNothingToGroupOrFilterBy() {
        try {
            var order = orders().requested();
            save("""
                    fields:
                      workOrderRow:
                        customerName: {agent: show}
                        region: {agent: show}
                        status: {agent: show}
                    """);
            within(2, () -> !as("lin").get("work-orders/export?format=csv").expect(200).text().contains("Customer,"));
            assertThat(as("lin").get("work-orders?limit=1").expect(200).at("/items/0/customerName").asString()).isNotEmpty();
            var file = as("lin").get("work-orders/export?format=csv&q=" + order.data("number")).expect(200).text();
            assertThat(file).contains("Site").doesNotContain("Region").doesNotContain("Status").doesNotContain("江南食品有限公司");
            assertThat(as("lin").get("work-orders?q=%E6%B1%9F%E5%8D%97").expect(200).items()).isEmpty();
            assertThat(as("lin").get("work-orders/export?format=csv&q=%E6%B1%9F%E5%8D%97").expect(200).text().split("\r\n")).hasSize(1);
            for (var path : List.of("work-orders?status=CLOSED", "work-orders/export?open=true", "work-orders/groups?by=urgency&open=true", "work-orders/groups?by=status")) {
                assertThat(as("lin").get(path).expect(403, "fields-refused").pointers()).as(path).containsExactly("/status");
            }
            assertThat(refusal("customerName")).isEqualTo(refusal("nothingThereIs"));
            // who may not ask which orders are over is not told by numbers
            var all = sql.one("select count(*) from work_order", Sql.Row::integer).orElseThrow();
            assertThat(counted(as("lin").get("work-orders/groups?by=urgency"))).isEqualTo(Math.min(2000, all));

            save("fields:\n  workOrder:\n    equipment: {agent: hide}\n");
            within(2, () -> as("lin").get("work-orders?equipment=" + order.data("equipment/id")).status() == 403);
        } finally {
            shipped();
        }
    }

    @Test
    void whoMayExportNothingIsToldWhatIsToldOfThingsThatAreNotThere() {
        try {
            var rules = new StringBuilder("fields:\n  workOrderRow:\n");
            for (var component : fields("workOrderRow")) {
                rules.append("    ").append(component).append(": {agent: show}\n");
            }
            save(rules.toString());
            within(2, () -> as("lin").get("work-orders/export").status() == 404);
            assertThat(as("lin").get("work-orders/export").text()).isEqualTo(as("lin").get("work-orders/" + new java.util.UUID(1, 1)).text());
            assertThat(as("lin").get("session").at("/data/capabilities").toString()).doesNotContain("EXPORT_ORDERS").contains("EXPORT_UNITS");
            assertThat(as("lin").get("work-orders").expect(200).items()).isNotEmpty();
        } finally {
            shipped();
        }
    }

    @Test
    void eachExportStandsInTheAuditWithItsQuestionAndItsSize() {
        var order = orders().requested();
        as("lin").get("work-orders/export?format=csv&q=" + order.data("number")).expect(200);
        var rows = sql.list(
                "select action, actor_name, record_id, changes from audit_entry where record_type = 'export' order by id desc limit 2",
                row -> List.of(row.text(), row.text(), row.text(), row.text()));
        assertThat(rows.getLast().get(3)).contains(order.data("number"), "\"format\":\"csv\"", "\"workOrderRow\"", "\"customerName\"");
        assertThat(rows.getFirst().get(3)).contains("\"rows\":[null,1]", "\"whole\":[null,true]");
        assertThat(rows.getFirst().subList(1, 3)).isEqualTo(rows.getLast().subList(1, 3)).contains("林晓雯");
        as("admin").with("View-As", "supervisor").get("work-orders/export?q=" + order.data("number")).expect(200);
        assertThat(sql.one("select actor_name from audit_entry where record_type = 'export' order by id desc limit 1", Sql.Row::text)).contains("周强");
    }

    @Test
    void groupsCountTheOrdersThatTheCallerSees() {
        var order = orders().at(Status.DISPATCHED);
        var open = counted(as("lin").get("work-orders/groups?by=status"));
        var groups = groups(as("lin").get("work-orders/groups?by=status"));
        assertThat(groups).containsKey("DISPATCHED").doesNotContainKeys("CLOSED", "CANCELLED");
        assertThat(groups(as("lin").get("work-orders/groups?by=status&status=DISPATCHED"))).containsOnly(Map.entry("DISPATCHED", groups.get("DISPATCHED")));
        assertThat(groups(as("lin").get("work-orders/groups?by=engineerName")).get("张伟")).isPositive();
        for (var by : List.of("urgency", "priority", "serviceType", "region", "paused", "escalated", "customerName", "customerLevel", "siteName", "model")) {
            assertThat(counted(as("lin").get("work-orders/groups?by=" + by))).as(by).isEqualTo(open);
        }
        assertThat(groups(as("zhang").get("work-orders/groups?by=engineerName"))).containsOnlyKeys("张伟");
        assertThat(groups(as("liu").get("work-orders/groups?by=customerName"))).hasSize(1);
        assertThat(groups(as("lin").get("work-orders/groups?by=status&q=" + order.data("number")))).containsOnly(Map.entry("DISPATCHED", 1));
        as("lin").get("work-orders/groups").expect(400, "bad-input");
        assertThat(as("lin").get("work-orders/groups?by=summary").expect(400, "bad-input").text()).contains("customerName, engineerName");
        as("liu").get("work-orders/groups?by=priority").expect(403, "fields-refused");
        as("sun").get("work-orders/groups?by=customerName").expect(403, "fields-refused"); // masked
        as("liu").get("work-orders/groups?by=status&by=priority").expect(403, "fields-refused");
        as("lin").get("work-orders/groups?by=" + URLEncoder.encode("㛃 عمر' or 1=1", StandardCharsets.UTF_8)).expect(403, "fields-refused");
        visitor().get("work-orders/groups?by=status").expect(403, "fields-refused");
    }

    private String refusal(String by) {
        return as("lin").get("work-orders/groups?by=" + by).expect(403, "fields-refused").text().replace(by, "~");
    }

    private static List<String> fields(String recordType) {
        return mendwell.security.FieldPolicy.shipped().fields(recordType);
    }

    private static Map<String, Integer> groups(Reply reply) {
        var groups = new HashMap<String, Integer>();
        reply.expect(200).at("/data/groups").forEach(group -> groups.put(group.path("value").asString(null), group.path("count").asInt()));
        return groups;
    }

    private static int counted(Reply reply) {
        return groups(reply).values().stream().mapToInt(one -> one).sum();
    }

    private static Map<String, String> row(List<List<String>> lines, int line) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < lines.get(line).size(); i++) {
            row.put(lines.getFirst().get(i), lines.get(line).get(i));
        }
        return row;
    }
}
