package mendwell.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import mendwell.articledrafts.ArticleDraftsIT;
import mendwell.http.Api;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.leaks.Description.Operation;
import org.junit.jupiter.api.Test;

/// Every operation of the API's description, as every role, on somebody else's record; and with bodies nobody should send.
class DoorsIT extends StackTest {
    /// Open to whoever has the id: it stands on the paper.
    private static final List<String> FOR_ANYONE = List.of("verifications/{documentId}", "forms/{serviceType}");

    /// Would lock the sample people out, or change what everybody may see, should they succeed.
    private static final List<String> NOT_SPOILT = List.of(
            "session/logout", "people/{id}", "people/{id}/disabling", "people/{id}/enabling", "people/{id}/invitation", "permissions/versions");

    @Test
    void somebodyElsesRecordIsLikeNoneAtAll() throws Exception {
        var mine = orders().requested();
        var unit = orders().unit(Orders.LIUS_UNIT);
        var theirs = foreign();
        var description = Description.read();
        var bodies = new Bodies(description, new Random(1));
        var wrong = new ArrayList<String>();
        var answers = new TreeMap<Integer, Integer>();
        for (var operation : description.operations()) {
            if (!operation.path().contains("{") || FOR_ANYONE.contains(operation.path())) {
                continue;
            }
            var table = operation.path().substring(0, operation.path().indexOf('/'));
            for (var caller : Caller.all(Orders.trackingToken(mine), "sample-" + Orders.LIUS_UNIT)) {
                var none = operation.path().replaceFirst("\\{\\w+}", UUID.randomUUID().toString());
                var id = mayKnow(caller, table) ? UUID.randomUUID().toString() : theirs.get(table);
                var path = operation.path().replaceFirst("\\{\\w+}", id == null ? UUID.randomUUID().toString() : id);
                var body = operation.body() == null ? "" : Corpus.json(bodies.fitting(operation.body(), 0));
                var answer = send(caller, operation, path, body);
                var likeNone = send(caller, operation, none, body);
                answers.merge(answer.status(), 1, Integer::sum);
                var call = caller.name() + " " + operation.method() + " " + operation.path() + " " + answer.status();
                if (answer.status() < 400 || answer.status() >= 500) {
                    wrong.add(call + " answered: " + answer.text());
                } else if (!operation.responses().containsKey(String.valueOf(answer.status()))) {
                    wrong.add(call + " is not documented");
                } else if (answer.status() != likeNone.status() || !answer.text().equals(likeNone.text())) {
                    wrong.add(call + " tells more than none: " + answer.text() + " or " + likeNone.status() + " " + likeNone.text());
                }
            }
        }
        System.out.println("Answers to calls of somebody else's record, by status: " + answers);
        assertThat(unit).isNotNull();
        assertThat(wrong).isEmpty();
    }

    /// Records of an order that is neither liu's nor zhang's.
    private Map<String, String> foreign() {
        try (var database = World.database()) {
            var owner = World.column(database, "select customer_id from mendwell.contact where name = '刘洋'").getFirst();
            var engineer = World.column(database, "select id from mendwell.staff_member where name = '张伟'").getFirst();
            var orders = "(select id from mendwell.work_order where customer_id <> '" + owner + "' and (engineer_id is null or engineer_id <> '" + engineer + "'))";
            var records = new HashMap<String, String>();
            var queries = new LinkedHashMap<String, String>();
            queries.put("work-orders", "select id from mendwell.work_order where id in " + orders);
            queries.put("quotes", "select id from mendwell.quote where status <> 'DRAFT' and work_order_id in " + orders);
            queries.put("tasks", "select id from mendwell.task");
            queries.put("tracking-links", "select id from mendwell.tracking_link where work_order_id in " + orders);
            queries.put("files", "select id from mendwell.stored_file where work_order_id in " + orders);
            queries.put("equipment", "select id from mendwell.equipment where customer_id <> '" + owner + "'");
            queries.put("article-drafts", "select id from mendwell.article_draft where state = 'IN_REVIEW'");
            queries.put("article-versions", "select id from mendwell.article_version");
            queries.put("kept-articles", "select id from mendwell.article where audience = 'PUBLIC'");
            queries.put("articles", "select id from mendwell.article where audience = 'STAFF'");
            queries.forEach((table, query) -> World.column(database, query + " limit 1").stream().findFirst().ifPresent(id -> records.put(table, id)));
            return records;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Staff may know all units and articles, all but engineers all orders, and drafts those who keep them.
    private static boolean mayKnow(Caller caller, String table) {
        if (List.of("article-drafts", "article-versions", "kept-articles").contains(table)) {
            return List.of("editor", "reviewer", "admin").contains(caller.name());
        }
        return !caller.isOutside() && (!caller.name().equals("engineer") || List.of("equipment", "articles", "tasks").contains(table));
    }

    private Reply send(Caller caller, Operation operation, String path, String body) {
        var api = caller.at(visitor()).with("If-Match", "\"1\"");
        return switch (operation.method()) {
            case "GET" -> api.get(path); // a stream that opens would never end: Api gives up
            case "PATCH" -> api.patch(path, body);
            default -> api.post(path, (Object) body);
        };
    }

    @Test
    void nothingThatIsSentIsAFaultOfOurs() throws Exception {
        var count = LeaksIT.ALL ? 5_000 : 300;
        var random = new Random(5);
        var description = Description.read();
        var bodies = new Bodies(description, random);
        var operations = description.operations().stream().filter(operation -> !operation.isStream() && NOT_SPOILT.stream().noneMatch(operation.path()::equals)).toList();
        var ids = new ArrayList<String>();
        try (var database = World.database()) {
            for (var table : List.of("work_order", "quote", "equipment", "task", "article", "stored_file", "tracking_link", "article_draft", "article_version")) {
                ids.addAll(Corpus.some(World.column(database, "select id from mendwell." + table), 5));
            }
        }
        var callers = Caller.all(Orders.trackingToken(orders().requested()), "sample-" + Orders.LIUS_UNIT);
        var statuses = new TreeMap<Integer, Integer>();
        var wrong = new ArrayList<String>();
        var before = memory();
        for (int i = 0; i < count; i++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var path = new StringBuilder(operation.path().replaceFirst(
                    "\\{\\w+}", random.nextInt(4) == 0 ? java.net.URLEncoder.encode(bodies.text().codePoints().limit(300).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString(), java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20")
                            : ids.get(random.nextInt(ids.size()))));
            for (var parameter : operation.parameters()) {
                if (random.nextBoolean()) {
                    var value = bodies.text();
                    path.append(path.indexOf("?") < 0 ? '?' : '&').append(parameter.name()).append('=').append(java.net.URLEncoder.encode(
                            value.substring(0, Math.min(300, value.length())), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            var caller = callers.get(random.nextInt(callers.size()));
            var api = caller.at(visitor()).with("X-Forwarded-For", "198.51.100." + random.nextInt(250));
            api = random.nextBoolean() ? api.with("If-Match", "\"" + random.nextInt(5) + "\"") : api;
            var body = operation.body() == null ? bodies.text() : bodies.wild(operation.body());
            var reply = fuzz(api, operation, path.toString(), body, random);
            statuses.merge(reply.status(), 1, Integer::sum);
            if (reply.status() >= 500 || reply.text().contains("Exception") || reply.text().contains("\tat ")) {
                wrong.add(caller.name() + " " + operation.method() + " " + path.substring(0, Math.min(200, path.length())) + " "
                        + body.substring(0, Math.min(300, body.length())) + ": " + reply.status() + " " + reply.text());
            }
        }
        System.gc();
        var grown = memory() - before;
        System.out.printf("%d spoilt requests, answers by status %s; the heap grew by %d KiB%n", count, statuses, grown / 1024);
        assertThat(wrong).isEmpty();
        assertThat(grown).isLessThan(64L << 20);
    }

    private static Reply fuzz(Api api, Operation operation, String path, String body, Random random) {
        if (operation.method().equals("GET")) {
            return api.get(path);
        }
        if (operation.method().equals("PATCH")) {
            return api.patch(path, body);
        }
        var type = switch (random.nextInt(8)) {
            case 0 -> "text/plain";
            case 1 -> "application/x-www-form-urlencoded";
            case 2 -> "application/json; charset=utf-16";
            default -> operation.body() == null ? "application/octet-stream" : "application/json";
        };
        var charset = random.nextInt(8) == 0 ? java.nio.charset.StandardCharsets.UTF_16 : java.nio.charset.StandardCharsets.UTF_8;
        return api.post(path, type, body.getBytes(charset));
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whatACallerReadsAndWritesBackAltersNothing() throws Exception {
        var orders = orders();
        var order = orders.requested();
        orders.bring(order.id(), mendwell.workorders.Status.QUOTING);
        var quote = as("lin").post("work-orders/" + order.id() + "/quotes", Orders.newQuote()).expect(201).id();
        var draft = as("sun").post("article-drafts", ArticleDraftsIT.newDraft("Read and written back", "PUBLIC")).expect(201).id();
        var webhook = as("admin").post("webhooks", Map.of("name", "ERP", "url", "https://10.9.8.7/", "events", List.of("ORDER_CLOSED"), "roles", List.of("agent"))).expect(201).id();
        var records = Map.of(
                "work-orders/{id}", "work_order " + order.id(), "quotes/{id}", "quote " + quote, "article-drafts/{id}", "article_draft " + draft, "webhooks/{id}", "webhook " + webhook);
        var description = Description.read();
        var outcomes = new TreeMap<String, Integer>();
        for (var operation : description.operations()) {
            if (!operation.method().equals("PATCH")) {
                continue;
            }
            var record = records.get(operation.path());
            if (operation.path().equals("people/{id}")) {
                continue; // PeopleIT: who may read a person may write it, or is refused as a whole
            }
            assertThat(record).as("a record to read and write back at " + operation.path()).isNotNull();
            var table = record.split(" ")[0];
            var path = operation.path().replace("{id}", record.split(" ")[1]);
            for (var caller : Caller.all(Orders.trackingToken(order), "sample-" + Orders.LIUS_UNIT)) {
                var api = caller.at(visitor());
                var seen = api.get(path);
                if (seen.status() != 200) {
                    outcomes.merge("not read", 1, Integer::sum);
                    continue;
                }
                var names = List.copyOf(Description.map(operation.body().get("properties")).keySet());
                // All of what it read; each member alone; and some mixtures.
                var random = new Random(11);
                for (int i = -1; i < names.size() + 6; i++) {
                    var body = new LinkedHashMap<String, Object>();
                    for (int n = 0; n < names.size(); n++) {
                        if ((i == -1 || i == n || i >= names.size() && random.nextBoolean()) && seen.at("/data").has(names.get(n))) {
                            body.put(names.get(n), writable(seen.at("/data/" + names.get(n)), description, operation, names.get(n)));
                        }
                    }
                    var before = row(table, record.split(" ")[1]);
                    var reply = api.ifMatch(api.get(path)).patch(path, body);
                    outcomes.merge(String.valueOf(reply.status()), 1, Integer::sum);
                    assertThat(reply.status()).as(caller.name() + " " + path + " " + body + ": " + reply.text()).isLessThan(500);
                    assertThat(row(table, record.split(" ")[1])).as(caller.name() + " wrote back " + body).isEqualTo(before);
                }
            }
        }
        as("admin").ifMatch(as("admin").get("webhooks/" + webhook)).postKeyless("webhooks/" + webhook + "/removal", "").expect(200);
        System.out.println("Read and written back: " + outcomes);
    }

    /// Only the members that the description lets in.
    private static Object writable(tools.jackson.databind.JsonNode value, Description description, Operation operation, String name) {
        var schema = description.resolved(Description.map(operation.body().get("properties")).get(name));
        if (value.isArray() && schema.get("items") != null) {
            var allowed = Description.map(description.resolved(schema.get("items")).get("properties")).keySet();
            var items = new ArrayList<Object>();
            value.forEach(item -> {
                var copy = new LinkedHashMap<String, Object>();
                item.properties().forEach(member -> {
                    if (allowed.contains(member.getKey())) {
                        copy.put(member.getKey(), member.getValue());
                    }
                });
                items.add(copy);
            });
            return items;
        }
        return value;
    }

    /// All columns but those that say that something was written.
    private static Map<String, String> row(String table, String id) throws java.sql.SQLException {
        try (var database = World.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery("select * from mendwell." + table + " where id = '" + id + "'")) {
            rows.next();
            var row = new TreeMap<String, String>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                var name = rows.getMetaData().getColumnName(i);
                if (!List.of("version", "changed_at").contains(name)) {
                    row.put(name, rows.getString(i));
                }
            }
            return row;
        }
    }
}
