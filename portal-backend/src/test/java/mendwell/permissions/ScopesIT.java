package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.http.Orders;
import mendwell.platform.Language;
import mendwell.platform.Sql;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;
import mendwell.workorders.VisibleOrders;
import org.junit.jupiter.api.Test;

/// Which records a role sees at all.
class ScopesIT extends RulesTest {
    private static final String MOVE_REFUSED = "work-order/move-refused";

    @Inject
    Sql sql;

    @Inject
    VisibleOrders visible;

    @Test
    void theScopeOfARoleCountsForListsSingleOrdersMovesAndUnits() {
        try {
            var order = orders().at(Status.DISPATCHED); // given to zhang
            var path = "work-orders/" + order.id();
            as("tom").get(path).expect(404, "not-found");

            save("rows:\n  workOrder: {engineer: all}\n");
            within(2, () -> as("tom").get(path).status() == 200);
            assertThat(as("tom").get("work-orders?q=" + order.data("number")).expect(200).items()).hasSize(1);

            save("rows:\n  workOrder: {engineer: none}\n  equipment: {engineer: assigned}\n");
            within(2, () -> as("zhang").get(path).status() == 404);
            assertThat(as("zhang").get("work-orders").expect(200).items()).isEmpty();
            as("zhang").post(path + "/moves", Map.of("move", "ACCEPT")).expect(404, "not-found");
            as("zhang").get("equipment/" + orders().unit(Orders.LIUS_UNIT)).expect(200);

            save("rows:\n  workOrder: {agent: region}\n");
            var region = sql.one("select region from staff_member where subject = ?", Sql.Row::text, "5a000000-0000-4000-8000-000000000001")
                    .orElseThrow();
            within(2, () -> as("lin").get("work-orders?limit=100").expect(200).items().size()
                    == Math.min(100, sql.one("select count(*) from work_order where region = ?", Sql.Row::integer, region).orElseThrow()));
            assertThat(as("lin").get("work-orders?limit=100").expect(200).text()).doesNotContain("\"region\":null");
        } finally {
            shipped();
        }
    }

    @Test
    void anEngineerWhoSeesAColleaguesOrderDoesNothingWithIt() {
        try {
            var order = orders().at(Status.QUOTING); // given to zhang
            var path = "work-orders/" + order.id();
            var draft = as("zhang").post(path + "/quotes", Orders.newQuote()).expect(201);
            var quote = "quotes/" + draft.id();
            var promise = Map.of("promisedUntil", Instant.now().plus(1, ChronoUnit.DAYS).toString(), "promiseReason", "原因 reason");
            save("rows:\n  workOrder: {engineer: all}\n");
            within(2, () -> as("tom").get(path).status() == 200);

            var tom = as("tom").ifMatch(as("tom").get(path));
            assertThat(as("tom").get(path).moves()).isEmpty();
            tom.patch(path, promise).expect(409, MOVE_REFUSED);
            tom.post(path + "/log", Map.of("text", "x", "internal", true, "files", List.of())).expect(409, MOVE_REFUSED);
            tom.post(path + "/messages", Map.of("body", "x", "files", List.of())).expect(409, MOVE_REFUSED);
            tom.post(path + "/moves", orders().move(MoveKind.PAUSE)).expect(409, MOVE_REFUSED);
            tom.post(path + "/report", Orders.report()).expect(409, "report/not-now");
            tom.post(path + "/quotes", Orders.newQuote()).expect(409, MOVE_REFUSED);
            tom.ifMatch(draft).patch(quote, Orders.newQuote()).expect(409, MOVE_REFUSED);
            tom.ifMatch(draft).post(quote + "/versions", "").expect(409, MOVE_REFUSED);
            tom.ifMatch(draft).postKeyless(quote + "/sending", "").expect(409, MOVE_REFUSED);

            as("zhang").ifMatch(as("zhang").get(path)).patch(path, promise).expect(200);
            as("zhang").ifMatch(draft).postKeyless(quote + "/sending", "").expect(200);
        } finally {
            shipped();
        }
    }

    @Test
    void anOrderThatHasGoneOutOfSightIsGivenByNoReplay() {
        try {
            var wanted = Orders.wanted(orders().unit(Orders.MAS_UNIT), "主轴异响");
            wanted.put("contact", Orders.contact());
            var lin = as("lin").key(UUID.randomUUID());
            lin.post("work-orders", wanted).expect(201);
            save("rows:\n  workOrder: {agent: none}\n");
            within(2, () -> as("lin").get("work-orders").items().isEmpty());
            lin.post("work-orders", wanted).expect(404, "not-found");
        } finally {
            shipped();
        }
    }

    @Test
    void aTeamSeesTheOrdersOfItsMembersAndNobodyElses() {
        try {
            var order = orders().at(Status.DISPATCHED); // given to zhang
            var path = "work-orders/" + order.id();
            sql.update("update staff_member set team = 'cooling' where name in (select m.name from (select name from staff_member where role = 'engineer') m)");
            save("rows:\n  workOrder: {engineer: team}\n");
            within(2, () -> as("tom").get(path).status() == 200);
            sql.update("update staff_member set team = null");
            as("tom").get(path).expect(404, "not-found");
            as("zhang").get(path).expect(404, "not-found");
        } finally {
            shipped();
        }
    }

    @Test
    void whoSeesTheCustomersOfARegionKeepsTheirContactsAndNobodyElses() {
        try {
            var far = contact("Harbour Foods%");
            as("lin").get("people/" + far).expect(200);
            save("rows:\n  customer: {agent: region}\n");
            within(2, () -> as("lin").get("people/" + far).status() == 404);
            assertThat(as("lin").get("people?q=Harbour").expect(200).items()).isEmpty();
            assertThat(as("lin").get("customers?q=Harbour").expect(200).items()).isEmpty();
            assertThat(as("lin").get("people?limit=100").expect(200).items()).isNotEmpty();
            as("lin").with("If-Match", "\"0\"").patch("people/" + far, Map.of("phone", "13800138000")).expect(404, "not-found");
            as("admin").get("people/" + far).expect(200);
        } finally {
            shipped();
        }
    }

    @Test
    void aContactOfABranchSeesTheBranchAndItsOwnRequestsAndOneWithoutTheWholeOrganisation() {
        var own = orders().requested().id(); // at the plant in Wuxi
        var near = asked(Orders.LIUS_UNIT);
        var farUnit = newUnit("苏州分装车间");
        var far = asked(farUnit);
        try {
            assertThat(seen(own, near, far)).containsExactly(own, near, far);
            as("liu").get("equipment/" + orders().unit(farUnit)).expect(200);

            liuIsOf("无锡工厂");
            assertThat(seen(own, near, far)).containsExactly(own, near);
            assertThat(as("liu").get("work-orders?equipment=" + orders().unit(farUnit)).expect(200).items()).isEmpty();
            as("liu").get("equipment/" + orders().unit(farUnit)).expect(404, "not-found");
            assertThat(as("liu").get("equipment?serial=" + farUnit).expect(200).items()).isEmpty();
            as("liu").post("work-orders", Orders.wanted(orders().unit(farUnit), "?")).expect(400, "bad-input");

            liuIsOf("苏州分装车间");
            assertThat(seen(own, near, far)).containsExactly(own, far);
            as("liu").get("equipment/" + orders().unit(farUnit)).expect(200);
            as("liu").get("equipment/" + orders().unit(Orders.LIUS_UNIT)).expect(200); // of its own request
            var elsewhere = as("liu").get("equipment/" + orders().unit(Orders.LIUS_UNIT)).expect(200).at("/data/openOrders").toString();
            assertThat(elsewhere).contains(own).doesNotContain(near);
        } finally {
            sql.update("update contact set site_id = null");
        }
    }

    @Test
    void whatIsPushedToAContactOfABranchIsOfTheBranchToo() {
        var near = asked(Orders.LIUS_UNIT);
        var customer = customer(near);
        var liu = contact("江南食品%");
        assertThat(List.of(site("无锡工厂"), site("苏州分装车间")))
                .extracting(site -> visible.shows(
                        new Caller(Caller.Kind.CUSTOMER, UUID.randomUUID(), "刘洋", Set.of("customer"), Language.ZH_CN, liu, customer, site, null, null, null),
                        UUID.fromString(near), customer, null))
                .containsExactly(true, false);
    }

    /// The serial of a unit that nobody has asked for yet.
    private String newUnit(String site) {
        var serial = "BRANCH-" + UUID.randomUUID().toString().substring(0, 8);
        sql.update(
                "insert into equipment(id, serial, product_id, customer_id, site_id, purchased_on, scan_token, scan_token_hash, created_at)"
                        + " select ?, ?, product_id, customer_id, site_id, purchased_on, ?, unhex(sha2(?, 256)), created_at from equipment where site_id = ? limit 1",
                UUID.randomUUID(), serial, serial, serial, site(site));
        return serial;
    }

    /// A call that somebody else made about the unit.
    private String asked(String serial) {
        var wanted = Orders.wanted(orders().unit(serial), "排气温度高");
        wanted.put("contact", Orders.contact());
        return as("lin").post("work-orders", wanted).expect(201).id();
    }

    private List<String> seen(String... orders) {
        return Arrays.stream(orders).filter(order -> as("liu").get("work-orders/" + order).status() == 200).toList();
    }

    private void liuIsOf(String site) {
        sql.update("update contact set site_id = ? where id = ?", site(site), contact("江南食品%"));
    }

    private UUID site(String name) {
        return sql.one("select id from site where name = ?", Sql.Row::uuid, name).orElseThrow();
    }

    private UUID customer(String order) {
        return sql.one("select customer_id from work_order where id = ?", Sql.Row::uuid, UUID.fromString(order)).orElseThrow();
    }

    /// The first contact of the sample data, who logs in.
    private UUID contact(String customer) {
        return sql.one("select p.id from contact p join customer c on c.id = p.customer_id where c.name like ? order by p.id limit 1", Sql.Row::uuid, customer)
                .orElseThrow();
    }

    @Test
    void noScopeShowsACustomerMoreThanItsOrganisation() {
        try {
            var refused = trial("rows:\n  workOrder: {customer: all}\n").expect(400, "bad-input");
            assertThat(refused.text()).contains("Line 2", "customer");
            var order = orders().requested();
            save("rows:\n  workOrder: {customer: own}\n");
            within(2, () -> as("liu").get("work-orders/" + order.id()).status() == 200);
            as("ma").get("work-orders/" + order.id()).expect(404, "not-found");
        } finally {
            shipped();
        }
    }
}
