package mendwell.leaks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mendwell.http.Api;
import mendwell.http.Orders;
import mendwell.http.Receiver;
import mendwell.platform.Json;
import mendwell.turns.MoveKind;
import mendwell.webhooks.EventKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;

/// What goes out by itself: the same order plays in both worlds, with other priorities, costs and internal notes; the
/// customer gets mail, sealed papers and pushed events, and another program, with an editor's eyes, webhooks; they
/// must be the same.
final class Outbound {
    static final String CHANNEL = "outbound";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant SOON = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.DAYS);
    private static final Pattern NOT_COMPARED = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-Fa-f]{64}|/t#[\\w-]+|until=\\d+&signature=[\\w-]+"
                    + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?|\\d\\d:\\d\\d(:\\d\\d)?|[\\da-f ]{30,}");

    private Outbound() {}

    /// What the customer got of the play, by kind: mails, papers, events, pages.
    static Map<String, List<String>> of(World world) throws IOException, InterruptedException {
        // In A it is the priority that orders have anyway: only in B there is a change to be told, to those who see priorities.
        var secret = world.name.equals("a") ? "P3" : "P4";
        var others = mailIds();
        var wiki = Receiver.open();
        var webhook = subscribed(world, wiki);
        var orders = new Orders(world.api);
        var made = orders.requested();
        var order = made.id();
        settled(world, webhook);
        var events = new CopyOnWriteArrayList<String>();
        var streams = List.of(
                listen(world.api.as("liu"), "work-orders/changes", events),
                listen(world.api.tracking(Orders.trackingToken(made)), "work-orders/" + order + "/changes", events));
        Thread.sleep(500);
        orders.move("lin", order, with(orders.move(MoveKind.TRIAGE), "priority", secret)).expect(200);
        settled(world, webhook);
        if (world.name.equals("b")) {
            for (int i = 0; i < 3; i++) {
                world.api.as("lin").post("work-orders/" + order + "/log", Map.of("text", OtherValues.CANARY + " internal", "internal", true, "files", List.of())).expect(200);
                Thread.sleep(200);
            }
            world.api.as("lin").ifMatch(orders.read("lin", order)).patch("work-orders/" + order, Map.of("priority", "P1")).expect(200);
        }
        orders.move("lin", order, with(with(orders.move(MoveKind.DISPATCH), "promisedFrom", SOON.toString()), "promisedUntil", SOON.plusSeconds(7200).toString()))
                .expect(200);
        settled(world, webhook);
        for (var kind : List.of(MoveKind.ACCEPT, MoveKind.DEPART, MoveKind.CHECK_IN)) {
            orders.move("zhang", order, kind).expect(200);
            settled(world, webhook);
        }
        orders.move("zhang", order, with(orders.move(MoveKind.DIAGNOSE), "quoteNeeded", true)).expect(200);
        settled(world, webhook);
        world.api.as("lin").post("work-orders/" + order + "/messages", Map.of("body", "配件已到", "files", List.of())).expect(200);
        var quote = quote(world.api, order);
        settled(world, webhook);
        orders.accept(order, quote).expect(200);
        for (int i = 0; orders.read("liu", order).at("/data/documents").isEmpty() && i < 50; i++) {
            Thread.sleep(200);
        }
        var got = new TreeMap<String, List<String>>();
        got.put("webhooks", webhooks(world, wiki, webhook, order));
        got.put("pages", List.of(
                compared(orders.read("liu", order).expect(200).text()),
                compared(world.api.as("liu").get("quotes/" + quote).expect(200).text()),
                compared(world.api.as("liu").get("work-orders/" + order + "/timeline").expect(200).text()),
                compared(world.api.tracking(Orders.trackingToken(made)).get("tracked-order").expect(200).text())));
        var papers = new ArrayList<String>();
        for (var document : orders.read("liu", order).at("/data/documents")) {
            var bytes = world.api.as("liu").get(URI.create("/").relativize(URI.create(document.path("url").asString())).toString().replaceFirst("^api/v1/", "")).expect(200).response().body();
            try (var pdf = Loader.loadPDF(bytes)) {
                papers.add(compared(new PDFTextStripper().getText(pdf)));
            }
        }
        got.put("papers", papers);
        got.put("mails", mails(world, made.data("number"), others));
        streams.forEach(Thread::interrupt);
        got.put("events", List.copyOf(events).stream().filter(line -> line.startsWith("data:")).map(Outbound::compared).sorted().toList());
        return got;
    }

    private static String subscribed(World world, Receiver receiver) {
        var events = Arrays.stream(EventKind.values()).filter(kind -> kind != EventKind.TEST).map(EventKind::name).toList();
        return world.api.as("admin").post("webhooks", Map.of("name", "wiki", "url", receiver.url(), "events", events, "roles", List.of("editor"))).expect(201).id();
    }

    /// Bodies tell what an order is when they are sent: the play goes on when none waits.
    private static void settled(World world, String webhook) throws InterruptedException {
        for (int i = 0; world.api.as("admin").get("webhooks/" + webhook).expect(200).at("/data/waiting").asInt() > 0 && i < 100; i++) {
            Thread.sleep(100);
        }
    }

    /// Bodies and headers of what this program was told about the order, when nothing more waits.
    private static List<String> webhooks(World world, Receiver receiver, String webhook, String order) throws InterruptedException {
        settled(world, webhook);
        receiver.close();
        return receiver.about(order).stream()
                .map(got -> compared(got.headers().keySet() + " " + got.body()))
                .toList();
    }

    private static String quote(Api api, String order) {
        var part = api.as("lin").get("parts?limit=1").expect(200).items().getFirst();
        var wanted = Orders.newQuote();
        var lines = new ArrayList<Object>((List<?>) wanted.get("lines"));
        lines.add(Map.of(
                "kind", "PART", "partId", part.path("id").asString(), "description", "密封件", "quantityThousandths", 1000, "unit", "个",
                "unitPriceMinor", 12_000, "covered", false));
        wanted.put("lines", lines);
        wanted.put("validUntil", SOON.plus(9, ChronoUnit.DAYS).toString());
        var draft = api.as("lin").post("work-orders/" + order + "/quotes", wanted).expect(201);
        api.as("lin").ifMatch(draft).postKeyless("quotes/" + draft.id() + "/sending", "").expect(200);
        return draft.id();
    }

    private static Map<String, Object> with(Map<String, Object> move, String name, Object value) {
        var more = new HashMap<>(move);
        more.put(name, value);
        return more;
    }

    private static Thread listen(Api api, String path, List<String> events) {
        var request = HttpRequest.newBuilder(api.base().resolve(path));
        api.headers().forEach(request::header);
        return Thread.ofVirtual().start(() -> {
            try (var lines = CLIENT.send(request.build(), BodyHandlers.ofLines()).body()) {
                lines.forEach(events::add);
            } catch (IOException | InterruptedException | RuntimeException e) {
                // it ends when the play is over
            }
        });
    }

    private static List<JsonNode> inbox() throws IOException, InterruptedException {
        return StreamSupport.stream(Json.MAPPER.readTree(get("/api/mails")).spliterator(), false).toList();
    }

    private static Set<String> mailIds() throws IOException, InterruptedException {
        return inbox().stream().map(mail -> mail.path("id").asString()).collect(Collectors.toSet());
    }

    /// Those this world sent about the order to its customer, when no more come.
    /// @param others ids of mails of worlds before this one, whose orders had the same numbers
    private static List<String> mails(World world, String number, Set<String> others) throws IOException, InterruptedException {
        var found = new LinkedHashMap<String, String>();
        for (int quiet = 0, tries = 0; (quiet < 12 || found.isEmpty()) && tries < 120; tries++) {
            var before = found.size();
            inbox().stream()
                    .filter(mail -> !others.contains(mail.path("id").asString()))
                    .filter(mail -> mail.toString().contains(number) && mail.path("from").asString().contains(world.name + "@"))
                    .forEach(mail -> found.put(mail.path("id").asString(), mail.path("to").asString() + " " + mail.path("subject").asString() + " " + mail.path("text").asString() + mail.path("html").asString()));
            quiet = found.size() == before ? quiet + 1 : 0;
            Thread.sleep(500);
        }
        return found.values().stream().map(Outbound::compared).sorted().toList();
    }

    private static String get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(System.getenv("MENDWELL_MAILBOX_URL") + path)).build(), BodyHandlers.ofString()).body();
    }

    private static String compared(String text) {
        return NOT_COMPARED.matcher(text).replaceAll("~").replaceAll("[ab]@mendwell.example", "~");
    }

    /// The first kind that differs, with the place; empty when none does.
    static List<String> differences(Map<String, List<String>> a, Map<String, List<String>> b) {
        var differences = new ArrayList<String>();
        a.forEach((kind, texts) -> {
            var others = b.get(kind);
            if (texts.size() != others.size()) {
                differences.add(kind + ": " + texts.size() + " or " + others.size());
            }
            for (int i = 0; i < Math.min(texts.size(), others.size()); i++) {
                var at = 0;
                var one = texts.get(i);
                var other = others.get(i);
                while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
                    at++;
                }
                if (at < Math.max(one.length(), other.length())) {
                    differences.add(kind + ": …" + one.substring(Math.max(0, at - 40), Math.min(one.length(), at + 40)) + "… or …"
                            + other.substring(Math.max(0, at - 40), Math.min(other.length(), at + 40)) + "…");
                }
            }
            others.stream().filter(text -> text.contains(OtherValues.CANARY)).forEach(text -> differences.add(kind + ": a canary"));
        });
        return differences;
    }
}
