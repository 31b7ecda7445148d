package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import mendwell.access.Sessions.Session;
import mendwell.arquillian.StackTest;
import mendwell.http.Orders;
import mendwell.platform.Json;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// The journey's requests carry secrets nobody else has; none of them is in any log afterwards: not in ours, even where it
/// says everything, and not in those of Keycloak, the database and the mailbox.
class SecretsInLogsIT extends StackTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern LINK = Pattern.compile("#([A-Za-z0-9_-]{22,})");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");

    @Inject
    Sessions sessions;

    /// All that is logged, as it would be written; our own packages at every level.
    private static final class Listening extends Handler implements AutoCloseable {
        private final StringBuffer all = new StringBuffer();
        private final SimpleFormatter formatter = new SimpleFormatter();
        private final Logger ours = Logger.getLogger("mendwell");
        private final Level usual = ours.getLevel();

        Listening() {
            setLevel(Level.ALL);
            ours.setLevel(Level.ALL);
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            all.append(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
            ours.setLevel(usual);
        }
    }

    @Test
    void noSecretOfTheJourneyIsInAnyLog() throws Exception {
        var secrets = new LinkedHashMap<String, String>();
        String logged;
        try (var listening = new Listening()) {
            journey(secrets);
            misuse(secrets);
            logged = listening.all.toString();
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(14);
        assertThat(secrets.values()).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(6));
        var logs = new HashMap<String, String>(Map.of("our own log", logged));
        var folder = Path.of(System.getenv("MENDWELL_SECRET_KEY_FILE")).resolveSibling("logs");
        try (var files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".log"))::iterator) {
                logs.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(logs).containsKeys("keycloak.log", "database.log", "mailbox.log");
        System.out.println(secrets.size() + " secrets looked for in " + logs.keySet() + ", "
                + logs.values().stream().mapToInt(String::length).sum() + " characters");
        logs.forEach((log, text) -> secrets.forEach((name, secret) -> {
            // Six digits stand in many numbers; as a word of their own only the code does.
            var found = secret.matches("\\d{6}") ? Pattern.compile("(?<![\\d.])" + secret + "(?![\\d.])").matcher(text).find() : text.contains(secret);
            assertThat(found).as("%s in %s", name, log).isFalse();
        }));
    }

    private void journey(Map<String, String> secrets) throws Exception {
        var customer = as("liu");
        secrets.put("access token", customer.headers().get("Authorization").substring("Bearer ".length()));
        secrets.put("session cookie", sessions.begin(new Session(
                UUID.randomUUID().toString(), "x", "customer", "en", Instant.now().plusSeconds(600), canary(secrets, "id token"), canary(secrets, "refresh token"), null)));
        browser("GET", "session", secrets.get("session cookie"), null);

        var webhook = as("admin").post("webhooks", Map.of(
                        "name", "ERP", "url", "http://127.0.0.1:9/" + canary(secrets, "webhook address"), "events", List.of("STATUS_CHANGED"), "roles", List.of("agent")))
                .expect(201);
        secrets.put("webhook secret", webhook.data("secret").substring("whsec_".length()));

        var wanted = Orders.wanted(orders().unit(Orders.LIUS_UNIT), canary(secrets, "description"));
        var email = canary(secrets, "mail-address").toLowerCase(java.util.Locale.ROOT) + "@example.com";
        secrets.put("mail address", email);
        wanted.put("contact", Map.of("name", canary(secrets, "name"), "phone", "13800001102", "email", email, "locale", "en"));
        var order = as("lin").post("work-orders", wanted).expect(201);
        secrets.put("tracking link", Orders.trackingToken(order));
        visitor().tracking(secrets.get("tracking link")).get("tracked-order").expect(200);
        secrets.put("unit code", "sample-" + Orders.LIUS_UNIT);
        visitor().unit(secrets.get("unit code")).get("scan").expect(200);
        as("lin").post("work-orders/" + order.id() + "/messages", Map.of("body", canary(secrets, "message"), "files", List.of())).expect(200);

        orders().bring(order.id(), Status.QUOTED);
        var quote = orders().read("lin", order.id()).at("/data/quotes/0/id").asString();
        visitor().tracking(secrets.get("tracking link")).get("quotes/" + quote).expect(200);
        as("admin").ifMatch(as("admin").get("webhooks/" + webhook.id())).postKeyless("webhooks/" + webhook.id() + "/secret", "").expect(200);
        visitor().tracking(secrets.get("tracking link")).post("quotes/" + quote + "/identity-checks", "");
        var mails = mailsTo(email);
        var link = LINK.matcher(mails);
        if (link.find()) {
            secrets.put("mailed link", link.group(1));
        }
        var code = CODE.matcher(mails);
        if (code.find()) {
            secrets.put("identity code", code.group(1));
        }
    }

    /// Secrets in the wrong place and in broken requests: what fails is what gets logged.
    private void misuse(Map<String, String> secrets) throws Exception {
        visitor().with("Authorization", "Bearer " + canary(secrets, "broken bearer")).get("session");
        visitor().with("Authorization", "Basic " + canary(secrets, "password")).get("session");
        visitor().tracking(canary(secrets, "dead link")).get("tracked-order");
        visitor().get("login/callback?code=" + canary(secrets, "login code") + "&state=" + canary(secrets, "login state"));
        visitor().get("files/" + UUID.randomUUID() + "?until=1&signature=" + canary(secrets, "signature"));
        as("liu").post("work-orders", "application/json", ("{\"password\": \"" + canary(secrets, "unknown field") + "\"").getBytes(StandardCharsets.UTF_8));
        as("liu").post("work-orders", Map.of("secret", canary(secrets, "unknown member")));
        as("liu").get("work-orders?cursor=" + canary(secrets, "cursor"));
        browser("POST", "session/logout", canary(secrets, "forged cookie"), "{}");
        browser("POST", "nowhere/" + canary(secrets, "path"), secrets.get("session cookie"), "{}");
    }

    private static String canary(Map<String, String> secrets, String name) {
        return secrets.computeIfAbsent(name, fresh -> "Canary" + UUID.randomUUID().toString().replace("-", ""));
    }

    private void browser(String method, String path, String cookie, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + "/api/v1/" + path))
                .header("Cookie", SessionCookie.SESSION_SECURE + "=" + cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /// The text of all mails to an address, once a code is among them or ten seconds have passed.
    private static String mailsTo(String address) throws IOException, InterruptedException {
        var found = "";
        for (var end = Instant.now().plus(Duration.ofSeconds(10)); Instant.now().isBefore(end) && !CODE.matcher(found).find(); Thread.sleep(300)) {
            var request = HttpRequest.newBuilder(URI.create(System.getenv("MENDWELL_MAILBOX_URL") + "/api/mails?to=" + address)).build();
            found = Json.MAPPER.readTree(CLIENT.send(request, BodyHandlers.ofString()).body()).toString();
        }
        return found;
    }
}
