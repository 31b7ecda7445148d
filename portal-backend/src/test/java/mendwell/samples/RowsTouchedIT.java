package mendwell.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import mendwell.http.Api;
import mendwell.http.Orders;
import mendwell.platform.Ids;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// A request costs the database the same when there are four times as many orders, customers, units and engineers.
class RowsTouchedIT extends StackTest {
    private static final int ORDERS = 1_000;
    private static final int CREATES = 120;
    /// A page more or less may stand in another order; reading through the smallest table that grows costs CREATES more.
    private static final int SLACK = 60;

    @Inject
    AgroalDataSource pool;

    @Inject
    BulkOrders bulk;

    @Inject
    Sql sql;

    @Inject
    Settings settings;

    @Test
    void aRequestTouchesNoMoreRowsWhenThereAreFourTimesAsManyOrders() {
        grow(ORDERS);
        var requests = requests();
        var before = rows(requests);
        var beforeWithoutIndex = rowsWithoutIndex(requests);
        grow(3 * ORDERS);
        assertThat(dearer(before, rows(requests))).isEmpty();
        assertThat(dearer(beforeWithoutIndex, rowsWithoutIndex(requests))).as("a missing index is noticed").containsKey("order list");
    }

    /// Orders by the generator, and some real ones: they fill the tables it leaves out, and the first page.
    private void grow(int orders) {
        bulk.write(orders);
        var create = create(agent());
        IntStream.range(0, CREATES).parallel().forEach(i -> create.run());
    }

    /// The five that `./bench` measures, and the other lists.
    private Map<String, Runnable> requests() {
        var agent = agent();
        var order = text("select id from work_order where status = 'CLOSED' and engineer_id is not null order by created_at limit 1");
        var unit = bulkUnit();
        var tracking = visitor().tracking(link(order));
        var requests = new LinkedHashMap<String, Runnable>();
        requests.put("order list", () -> agent.get("work-orders").expect(200));
        requests.put("order page", () -> agent.get("work-orders/" + order).expect(200));
        requests.put("tracking page", () -> tracking.get("tracked-order").expect(200));
        requests.put("article search", () -> visitor().get("articles?q=compressor").expect(200));
        requests.put("create", create(agent));
        requests.put("closed orders", () -> agent.get("work-orders?status=CLOSED").expect(200));
        requests.put("a customer's orders", () -> as("liu").get("work-orders").expect(200));
        requests.put("an engineer's orders", () -> as("zhang").get("work-orders?open=true&mine=true").expect(200));
        requests.put("a unit's orders", () -> agent.get("work-orders?equipment=" + unit).expect(200));
        requests.put("orders by number", () -> agent.get("work-orders?q=WO-").expect(200));
        var audited = text("select work_order_id from audit_entry where record_type = 'work_order' order by id limit 1");
        requests.put("an order's history", () -> agent.get("work-orders/" + audited + "/history").expect(200));
        requests.put("units, newest first", () -> agent.get("equipment").expect(200));
        requests.put("units, newest first, with an engineer's orders", () -> as("zhang").get("equipment").expect(200));
        return requests;
    }

    private Map<String, Long> rows(Map<String, Runnable> requests) {
        try (var touched = new RowsTouched(pool)) {
            var rows = new LinkedHashMap<String, Long>();
            requests.forEach((name, request) -> rows.put(name, touched.by(request)));
            return rows;
        }
    }

    private Map<String, Long> rowsWithoutIndex(Map<String, Runnable> requests) {
        alterTable("alter index work_order_newest ignored");
        try {
            return rows(requests);
        } finally {
            alterTable("alter index work_order_newest not ignored");
        }
    }

    /// As the owner of the tables: the product's own user defines nothing.
    private static void alterTable(String change) {
        try (var connection = DriverManager.getConnection(
                        System.getenv("MENDWELL_DATABASE_URL"),
                        System.getenv("MENDWELL_DATABASE_OWNER_USER"),
                        System.getenv("MENDWELL_DATABASE_OWNER_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute("alter table work_order " + change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> dearer(Map<String, Long> before, Map<String, Long> after) {
        var dearer = new LinkedHashMap<String, String>();
        before.forEach((request, rows) -> {
            if (after.get(request) > rows + SLACK) {
                dearer.put(request, rows + " rows, then " + after.get(request));
            }
        });
        return dearer;
    }

    // ---- who asks, for what

    /// 林晓雯 with the session that a login leaves.
    private Api agent() {
        var token = Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at)"
                        + " values (?, '5a000000-0000-4000-8000-000000000001', '林晓雯', 'agent', 'zh-CN', '', ?, ?)",
                Hash.sha256(token),
                Instant.now(),
                Instant.now().plus(Duration.ofHours(1)));
        return visitor().with("Cookie", "__Host-mendwell=" + token).with("Origin", settings.publicUrl().toString());
    }

    /// The secret of a new tracking link.
    private String link(String order) {
        var token = Ids.token();
        sql.update(
                "insert into tracking_link(id, token_hash, work_order_id, created_at, expires_at) values (?, ?, ?, ?, ?)",
                Ids.next(),
                Hash.sha256(token),
                order,
                Instant.now(),
                Instant.now().plus(Duration.ofHours(1)));
        return token;
    }

    private Runnable create(Api agent) {
        var wanted = Orders.wanted(bulkUnit(), "排气温度高");
        wanted.put("contact", Orders.contact());
        return () -> agent.post("work-orders", wanted).expect(201);
    }

    private String bulkUnit() {
        return text("select id from equipment where serial = 'LD-00000'");
    }

    private String text(String query) {
        return sql.one(query, Sql.Row::text).orElseThrow();
    }
}
