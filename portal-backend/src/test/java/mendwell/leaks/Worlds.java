package mendwell.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import mendwell.access.Hash;
import mendwell.forms.Forms;
import mendwell.http.Api;
import mendwell.http.Reply;
import mendwell.leaks.Corpus.Request;
import mendwell.platform.Export;
import mendwell.security.FieldPolicy;
import mendwell.security.Overrides;
import mendwell.security.Views;
import mendwell.sheets.Workbooks;

/// World A and world B, and what one caller after the other sees in them.
final class Worlds implements AutoCloseable {
    private static final int AT_ONCE = 6;
    /// What differs from one request to the next: the time, and what is signed with it.
    private static final Set<String> NOT_COMPARED = Set.of("date", "connection", "keep-alive");

    final World a;
    final World b;
    final Connection database;
    final Columns columns = Columns.read();
    final List<Caller> callers;
    private final Path folder;
    private final HiddenValues hidden;
    /// What the owner of both worlds changed: the shipped rules treat all questions of forms alike, and hide nothing that mails
    /// and papers would say.
    private static final Overrides CHANGED = Overrides.parse("""
            fields:
              form.ON_SITE:
                errorCode: {engineer: mask, supervisor: hide, customer: mask}
                machineState: {engineer: hide, agent: mask, tracking: hide}
              form.REMOTE:
                callNumber: {agent: hide, engineer: mask, supervisor: mask, customer: mask}
              orderEngineer:
                phone: {customer: hide, tracking: hide}
              site:
                address: {customer: mask}
              workOrderRow:
                customerName: {agent: show, engineer: show}
                summary: {supervisor: show, engineer: show export}
                model: {customer: show, warehouse: show}
                siteName: {customer: show}
                priority: {agent: show, admin: show}
                customerLevel: {supervisor: show}
                promisedUntil: {customer: show, reviewer: hide}
                status: {reviewer: show}
              equipmentRow:
                customerName: {agent: show, engineer: show}
                model: {customer: show, warehouse: show}
                siteName: {customer: show}
                productNameEn: {supervisor: show, customer: show}
              task:
                dueAt: {supervisor: hide}
              articleDraft:
                changedAt: {editor: hide}
              historyEntry:
                at: {warehouse: read}
                actor: {warehouse: read}
                actorName: {warehouse: mask}
                change: {warehouse: read}
                recordType: {warehouse: read}
                about: {warehouse: read}
                changes: {warehouse: read}
            """);

    /// What leaves as files.
    private static final Set<String> TAKEN = Set.of("workOrderRow", "equipmentRow");

    private final FieldPolicy policy;

    /// @param channel of the request
    /// @param where the first thing that differs
    record Difference(Caller caller, Request request, String where) {
        @Override
        public String toString() {
            return caller.name() + ", " + request.channel() + ", " + request + ": " + where;
        }
    }

    /// @param shadow classes that come before the product's own; null for none
    Worlds(Path shadow) throws Exception {
        this.folder = World.temporary();
        this.database = World.database();
        World.copy(database, "mendwell", "mendwell_a");
        var token = "leaks-" + UUID.randomUUID();
        var questions = new Forms().questions();
        this.policy = FieldPolicy.shipped().withForms(questions).with(CHANGED, Views.all());
        World.sql(
                database,
                "insert into mendwell_a.permission_version(number, at, author_key, author, note, overrides) select coalesce(max(number), 0) + 1,"
                        + " utc_timestamp(), 'x', 'x', 'x', '" + CHANGED.text() + "' from mendwell_a.permission_version");
        var order = trackedOrder(token);
        subscription(order);
        World.copy(database, "mendwell_a", "mendwell_b");
        var files = Path.of(System.getenv("MENDWELL_DATA"));
        for (var name : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(name));
        }
        var processA = World.launch("a", folder.resolve("a"), shadow, files);
        var processB = World.launch("b", folder.resolve("b"), shadow, files);
        this.a = World.of("a", folder.resolve("a"), processA);
        this.b = World.of("b", folder.resolve("b"), processB);
        this.callers = Caller.all(token, "sample-BR-AC75-2024-0317");
        var masks = FieldPolicy.masks(Views.all());
        questions.forEach(question -> masks.put(question.recordType() + "." + question.name(), question.mask()));
        this.hidden = new HiddenValues(database, columns, masks);
        this.tracked = order;
    }

    final String tracked;

    /// An order of liu's that has much to tell, with a link of our own.
    private String trackedOrder(String token) throws Exception {
        var order = World.column(
                        database,
                        "select o.id from mendwell_a.work_order o join mendwell_a.contact c on c.customer_id = o.customer_id where c.name = '刘洋' order by"
                                + " (select count(*) from mendwell_a.quote q where q.work_order_id = o.id) desc,"
                                + " (select count(*) from mendwell_a.message m where m.work_order_id = o.id) desc, o.id limit 1")
                .getFirst();
        try (var insert = database.prepareStatement("insert into mendwell_a.tracking_link(id, token_hash, work_order_id, created_at, expires_at)"
                + " values (?, ?, ?, utc_timestamp(), utc_timestamp() + interval 1 day)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setBytes(2, Hash.sha256(token));
            insert.setString(3, order);
            insert.executeUpdate();
        }
        return order;
    }

    /// A subscription that is turned off, and what became of two deliveries: for the administrator only.
    private void subscription(String order) {
        World.sql(database, "insert into mendwell_a.webhook(id, name, url, events, roles, enabled, sealed_secret, created_at, changed_at, version)"
                + " values ('" + UUID.randomUUID() + "', 'ERP', 'https://erp.example/mendwell', 'STATUS_CHANGED', 'warehouse', false, 'x', utc_timestamp(), utc_timestamp(), 1)");
        for (var state : List.of("DEAD", "DELIVERED")) {
            World.sql(database, "insert into mendwell_a.webhook_delivery(id, webhook_id, work_order_id, event, detail, created_at, state, attempts, next_attempt_at, ended_at, status_code)"
                    + " select '" + UUID.randomUUID() + "', id, '" + order + "', 'STATUS_CHANGED', 'REQUESTED TRIAGED', utc_timestamp(), '" + state
                    + "', 3, utc_timestamp(), utc_timestamp(), 503 from mendwell_a.webhook limit 1");
        }
    }

    // ---- making the worlds differ

    /// World B gets other values wherever this caller may not look.
    /// @return how many values and rows differ
    int differFor(Caller caller) throws IOException {
        return differFor(eyes(caller, Set.of()));
    }

    /// World B gets other values wherever this caller may look, but may take nothing along. Only exports and groups are the same
    /// then: who is only shown a field may not order by it, either.
    int differForTaking(Caller caller) throws IOException {
        return differFor(eyes(caller, TAKEN));
    }

    boolean mayTake(Caller caller) {
        return TAKEN.stream().anyMatch(policy.viewFor(caller.roles())::mayExportAnyOf);
    }

    private int differFor(Eyes eyes) throws IOException {
        var articles = hidden.touchedArticles();
        var differ = hidden.differFor(eyes);
        if (articles || hidden.touchedArticles()) {
            a.reindex(); // both in the same order: of equally good hits the one indexed first wins
            b.reindex();
        }
        return differ;
    }

    private Eyes eyes(Caller caller, Set<String> taken) {
        var api = caller.at(a.api);
        var orders = new HashSet<String>();
        for (var order : World.column(database, "select id from mendwell_a.work_order")) {
            if (api.get("work-orders/" + order).status() == 200) {
                orders.add(order);
            }
        }
        var customer = switch (caller.name()) {
            case "customer" -> one("select customer_id from mendwell_a.contact where name = '刘洋'");
            case "tracking" -> one("select customer_id from mendwell_a.work_order where id = '" + tracked + "'");
            case "unit" -> one("select customer_id from mendwell_a.equipment where serial = 'BR-AC75-2024-0317'");
            default -> null;
        };
        var person = caller.name().equals("engineer") ? one("select id from mendwell_a.staff_member where name = '张伟'") : null;
        return new Eyes(caller, policy.viewFor(caller.roles()), orders, customer, person, taken);
    }

    private String one(String query) {
        return World.column(database, query).getFirst();
    }

    /// Where lists go on for this caller: what it is given, and nothing else.
    List<String> cursors(Caller caller) {
        var cursors = new ArrayList<String>();
        var lists = new ArrayList<>(List.of("work-orders", "equipment", "tasks", "parts", "article-drafts", "kept-articles"));
        Corpus.some(World.column(database, "select id from mendwell_a.work_order order by id"), 6).forEach(order -> lists.add("work-orders/" + order + "/history"));
        for (var list : lists) {
            for (int limit : new int[] {1, 2, 7}) {
                var next = "";
                for (int page = 0; page < 3 && next != null; page++) {
                    var reply = caller.at(a.api).get(list + "?limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
                    next = reply.status() == 200 && reply.at("/next").isString() ? reply.at("/next").asString() : null;
                    if (next != null) {
                        cursors.add(next);
                    }
                }
            }
        }
        return cursors;
    }

    Caller caller(String name) {
        return callers.stream().filter(caller -> caller.name().equals(name)).findFirst().orElseThrow();
    }

    /// The same play in both.
    List<Map<String, List<String>>> outbound() {
        return inParallel(List.of(() -> Outbound.of(a), () -> Outbound.of(b)));
    }

    // ---- asking both

    /// The pairs that differ.
    List<Difference> compare(Caller caller, List<Request> requests) {
        return inParallel(requests.stream().map(request -> (Callable<Optional<Difference>>) () -> compare(caller, request)).toList()).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static <T> List<T> inParallel(List<Callable<T>> tasks) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var found = new ArrayList<T>();
            for (var one : workers.invokeAll(tasks)) {
                found.add(one.get());
            }
            return found;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Difference> compare(Caller caller, Request request) {
        for (int attempt = 0; ; attempt++) {
            var before = Answer.of(ask(a, caller, request));
            var other = Answer.of(ask(b, caller, request));
            if (before.equals(other)) {
                return other.holdsCanary() ? Optional.of(new Difference(caller, request, "a canary in both answers")) : Optional.empty();
            }
            // Time passes between two requests; what differs only by that differs in one world too.
            if (before.equals(Answer.of(ask(a, caller, request))) || attempt == 3) {
                return Optional.of(new Difference(caller, request, before.firstDifference(other)));
            }
        }
    }

    static Reply ask(World world, Caller caller, Request request) {
        var api = caller.at(world.api.with("Accept-Language", request.language()));
        if (request.ifMatch() != null) {
            api = api.with("If-Match", request.ifMatch());
        }
        return switch (request.method()) {
            case "GET" -> api.get(request.path());
            case "PATCH" -> api.patch(request.path(), request.body());
            case "POST" -> api.postKeyless(request.path(), request.body());
            default -> throw new IllegalArgumentException(request.method());
        };
    }

    /// What an answer tells, without what differs anyway.
    private record Answer(int status, Map<String, List<String>> headers, String body) {
        private static final UnaryOperator<String> SIGNED = text -> text.replaceAll("until=\\d+&signature=[\\w-]+", "signed");

        static Answer of(Reply reply) {
            var headers = new TreeMap<String, List<String>>();
            reply.response().headers().map().forEach((name, values) -> {
                if (!NOT_COMPARED.contains(name)) {
                    headers.put(name, values.stream().map(SIGNED).map(value -> value.replaceAll("max-age=\\d+", "max-age")).toList());
                }
            });
            if (isWorkbook(reply)) {
                headers.remove("content-length"); // the time when it was made packs more or less well
            }
            return new Answer(reply.status(), headers, SIGNED.apply(new String(body(reply), StandardCharsets.ISO_8859_1)));
        }

        /// Of a workbook all its parts as they are before they are packed, without the time when it was made.
        private static byte[] body(Reply reply) {
            if (!isWorkbook(reply)) {
                return reply.response().body();
            }
            try {
                return Workbooks.parts(reply.response().body()).toString().replaceAll("<dcterms:created[^/]*/dcterms:created>", "").getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isWorkbook(Reply reply) {
            return Export.XLSX.equals(reply.header("Content-Type"));
        }

        boolean holdsCanary() {
            return body.contains(OtherValues.CANARY) || headers.toString().contains(OtherValues.CANARY);
        }

        /// The status, a header, or the text from where the bodies part, with the last name before it.
        String firstDifference(Answer other) {
            if (status != other.status) {
                return "status " + status + " or " + other.status;
            }
            var at = 0;
            while (at < Math.min(body.length(), other.body.length()) && body.charAt(at) == other.body.charAt(at)) {
                at++;
            }
            if (at == body.length() && at == other.body.length()) {
                return "headers " + headers + " or " + other.headers;
            }
            var name = java.util.regex.Pattern.compile("\"(\\w+)\":[^:]*$").matcher(body.substring(0, at));
            return (name.find() ? "field " + name.group(1) + ": " : "") + around(body, at) + " or " + around(other.body, at);
        }

        private static String around(String text, int at) {
            var bytes = text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 40)).getBytes(StandardCharsets.ISO_8859_1);
            return "…" + new String(bytes, StandardCharsets.UTF_8) + "…";
        }
    }

    @Override
    public void close() {
        a.close();
        b.close();
        World.delete(folder);
        try {
            database.close();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
