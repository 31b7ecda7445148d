package mendwell.leaks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import mendwell.leaks.Description.Operation;
import mendwell.platform.Cursor;
import mendwell.platform.Json;
import mendwell.security.FieldPolicy;

/// Every request that could tell something: made from the API's description, over the ids of records that the caller sees
/// and of those it does not, and over words that stand in either world.
final class Corpus {
    /// Asked once in a while only: they change something without being told twice, or count how often they are asked.
    private static final List<String> NOT_REPLAYED = List.of(
            "files", "session/logout", "verifications", "quotes/{id}/views", "quotes/{id}/identity-checks",
            "people", "people/{id}/disabling", "people/{id}/enabling", "people/{id}/invitation", "permissions/versions",
            "work-orders/{id}/report/identity-checks", "tracking-links/{id}/revocation");

    /// Which table holds the records that a path names.
    private static final Map<String, String> TABLES = Map.of(
            "articles", "article",
            "customers", "customer",
            "people", "contact",
            "equipment", "equipment",
            "files", "stored_file",
            "quotes", "quote",
            "tasks", "task",
            "tracking-links", "tracking_link",
            "verifications", "sealed_document",
            "work-orders", "work_order");

    /// Columns that people search for, or would like to.
    private static final List<String> SEARCHED = List.of(
            "customer.name", "equipment.serial", "product.model", "product.name_en", "site.name", "site.address", "contract.number",
            "work_order.number", "work_order.summary", "work_order.contact_name", "work_order.contact_phone", "work_order.contact_email",
            "work_order.description", "part.number", "part.name_zh", "part.name_en", "staff_member.name", "staff_member.phone",
            "article.title", "article.body_markdown", "quote.number", "timeline_entry.text", "message.body");

    private final Description description;
    private final Bodies bodies;
    private final Connection database;
    private final int most;

    /// @param channel what kind of leak it would show
    /// @param body null for none
    record Request(String channel, String method, String path, String language, String ifMatch, String body) {
        @Override
        public String toString() {
            return method + " " + path + (body == null ? "" : " " + (body.length() > 200 ? body.substring(0, 200) + "…" : body));
        }
    }

    /// @param most how many values of a parameter and ids of a path are tried
    Corpus(Description description, Connection database, int most) {
        this.description = description;
        this.bodies = new Bodies(description, new Random(3));
        this.database = database;
        this.most = most;
    }

    List<Request> requests(List<String> cursors) {
        var requests = new LinkedHashSet<Request>();
        var random = new Random(7);
        for (var operation : description.operations()) {
            if (operation.isStream()) {
                continue;
            }
            var paths = paths(operation);
            if (operation.isRead()) {
                paths.forEach(path -> add(requests, operation, path, null, null));
                if (operation.path().endsWith("/history")) {
                    some(paths, most).forEach(path -> pages(cursors).forEach(page -> add(requests, operation, path + page, null, null)));
                } else if (!operation.parameters().isEmpty() && !operation.path().contains("{")) {
                    var questions = questions(operation, cursors, random);
                    // an export is as long as its list has pages, and is asked what the list is asked
                    (operation.path().endsWith("/export") ? some(questions, most * 8) : questions).forEach(question -> add(requests, operation, operation.path() + question, null, null));
                }
            } else if (!NOT_REPLAYED.contains(operation.path())) {
                for (var path : some(paths, 6)) {
                    for (var body : operation.body() == null ? List.of("") : bodies.refusable(operation.body())) {
                        add(requests, operation, path, null, body);
                        add(requests, operation, path, "\"999999\"", body);
                    }
                }
            }
        }
        return List.copyOf(requests);
    }

    /// What the pages read while people worked with them in a browser: a path a line, as [World]s keep the same ids.
    /// Streams never end; a login begins something new each time; and a signed address is the right to its file, which whoever
    /// was given it may show to others.
    static List<Request> recorded(Path traffic) throws IOException {
        return Files.readAllLines(traffic).stream()
                .distinct()
                .filter(path -> !path.matches("(.*/)?changes(\\?.*)?|log(in|out)\\b.*|.*signature=.*"))
                .map(path -> new Request("browser", "GET", path, "zh-CN", null, null))
                .toList();
    }

    private static void add(LinkedHashSet<Request> requests, Operation operation, String path, String ifMatch, String body) {
        requests.add(new Request(channel(operation, path), operation.method(), path, requests.size() % 2 == 0 ? "zh-CN" : "en", ifMatch, body));
    }

    private static String channel(Operation operation, String path) {
        if (!operation.isRead()) {
            return "refused write";
        }
        if (operation.path().endsWith("/export")) {
            return "export";
        }
        if (operation.path().endsWith("/groups")) {
            return "group";
        }
        if (operation.path().endsWith("/history")) {
            return "history";
        }
        if (path.contains("label") || path.startsWith("files")) {
            return "print";
        }
        var question = path.indexOf('?') < 0 ? "" : path.substring(path.indexOf('?'));
        return question.contains("q=") || question.contains("serial=")
                ? "search"
                : question.contains("cursor=") || question.contains("limit=")
                        ? "paging"
                        : !question.isEmpty() ? "filter" : operation.path().contains("{") || path.equals("scan") ? "record" : "list";
    }

    // ---- what stands for {id}

    private List<String> paths(Operation operation) {
        var path = operation.path();
        if (!path.contains("{")) {
            return List.of(path);
        }
        if (path.startsWith("forms/")) {
            return List.of("forms/ON_SITE", "forms/REMOTE", "forms/INSTALLATION", "forms/NOTHING");
        }
        if (path.startsWith("permissions/")) {
            return List.of("0", "1", "2", "x").stream().map(number -> path.replaceFirst("\\{\\w+}", number)).toList();
        }
        var table = TABLES.get(path.substring(0, path.indexOf('/')));
        if (table == null) {
            throw new IllegalStateException("Whose ids does " + path + " take? Say it in TABLES.");
        }
        var ids = new ArrayList<>(some(World.column(database, "select id from mendwell_a." + table + " order by id"), most));
        ids.add(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString());
        ids.add("7");
        return ids.stream().map(id -> path.replaceFirst("\\{\\w+}", id)).toList();
    }

    static List<Request> ofEachChannel(List<Request> all, int most) {
        var channels = all.stream().collect(Collectors.groupingBy(Request::channel, TreeMap::new, Collectors.toList()));
        return channels.values().stream().flatMap(requests -> some(requests, most).stream()).toList();
    }

    /// Spread evenly.
    static <T> List<T> some(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        var some = new ArrayList<T>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }

    // ---- what stands behind the question mark

    /// Pages of a list of one record.
    private static List<String> pages(List<String> cursors) {
        var pages = new ArrayList<>(List.of("?limit=1", "?limit=2", "?limit=7", "?limit=100", "?limit=0", "?cursor=rubbish"));
        some(cursors, 12).forEach(cursor -> pages.add("?limit=3&cursor=" + encoded(cursor)));
        return pages;
    }

    private List<String> questions(Operation operation, List<String> cursors, Random random) {
        var values = new TreeMap<String, List<String>>();
        operation.parameters().forEach(parameter -> values.put(parameter.name(), values(operation, parameter, cursors)));
        var questions = new ArrayList<String>();
        values.forEach((name, all) -> all.forEach(value -> questions.add("?" + name + "=" + encoded(value))));
        var names = List.copyOf(values.keySet());
        for (int i = 0; names.size() > 1 && i < most * 5; i++) {
            var question = new StringBuilder();
            for (var name : names) {
                if (random.nextInt(names.size()) < 2 && !values.get(name).isEmpty()) {
                    question.append(question.isEmpty() ? '?' : '&').append(name).append('=')
                            .append(encoded(values.get(name).get(random.nextInt(values.get(name).size()))));
                }
            }
            questions.add(question.toString());
        }
        return questions;
    }

    private List<String> values(Operation operation, Description.Parameter parameter, List<String> cursors) {
        var schema = parameter.schema();
        if (parameter.name().equals("format")) {
            return List.of("csv", "xlsx", "CSV");
        }
        if (parameter.name().equals("by")) {
            var fields = new ArrayList<>(FieldPolicy.shipped().fields("workOrderRow"));
            fields.add("nowhere");
            return fields;
        }
        var items = description.resolved(schema.getOrDefault("items", schema));
        if (items.get("enum") != null) {
            var words = new ArrayList<>(Description.list(items.get("enum")).stream().map(Object::toString).toList());
            words.add("NOWHERE");
            return words;
        }
        if (parameter.name().equals("cursor")) {
            var all = new ArrayList<>(cursors);
            all.addAll(forged(operation));
            all.add("rubbish");
            return all;
        }
        if ("uuid".equals(schema.get("format"))) {
            return some(World.column(database, "select id from mendwell_a.equipment order by id"), most / 2 + 1);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "boolean" -> List.of("true", "false", "x");
            case "integer" -> List.of("1", "2", "3", "7", "50", "100", "0", "101", "x");
            default -> words();
        };
    }

    /// Places in a list that the caller was never given: right before and after records of all kinds.
    private List<String> forged(Operation operation) {
        var table = TABLES.getOrDefault(operation.path(), "work_order");
        var time = table.equals("task") ? "due_at" : "created_at";
        if (!List.of("task", "work_order", "equipment").contains(table)) {
            return some(words(), most);
        }
        var cursors = new ArrayList<String>();
        for (var row : some(World.column(database, "select concat(id, ' ', date_format(" + time + ", '%Y-%m-%dT%H:%i:%s.%fZ')) from mendwell_a." + table), most)) {
            var at = Instant.parse(row.substring(37));
            cursors.add(new Cursor(at, UUID.fromString(row.substring(0, 36))).toString());
            cursors.add(new Cursor(at.plusMillis(1), new UUID(0, 0)).toString());
        }
        return cursors;
    }

    private List<String> words() {
        var words = new LinkedHashSet<String>(List.of("", "%", "_", "'", "\"", "a", "1", "000001", "WO-", "Q-", "BR-", "轴承", "E21", "compressor"));
        for (var column : SEARCHED) {
            var table = column.substring(0, column.indexOf('.'));
            var name = column.substring(table.length() + 1);
            for (var world : List.of("a", "b")) {
                var found = World.column(
                        database, "select " + name + " from mendwell_" + world + "." + table + " where " + name + " is not null order by id");
                for (var value : some(found, Math.max(6, most / 4))) {
                    for (int length : new int[] {1, 2, 40}) {
                        words.add(value.substring(0, value.offsetByCodePoints(0, Math.min(length, value.codePointCount(0, value.length())))));
                    }
                }
            }
        }
        return some(List.copyOf(words), most * 24);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}
