package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import mendwell.http.Orders;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// Which records a role sees at all.
class ScopesIT extends RulesTest {
    @Inject
    Sql sql;

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

    private String contact(String customer) {
        return sql.one("select p.id from contact p join customer c on c.id = p.customer_id where c.name like ? order by p.id limit 1", Sql.Row::text, customer)
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
