package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import mendwell.arquillian.StackTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Every kind of answer carries the headers that keep a browser from doing harm with it.
class SafeHeadersIT extends StackTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");

    @Inject
    @ConfigProperty(name = "mendwell.portal.folder")
    String portal;

    @Test
    void everyAnswerIsSafe() throws Exception {
        var order = orders().requested();
        var file = as("liu").post("files?name=a.png", "image/png", photo()).expect(201);
        var url = server.toURI().resolve(file.data("url")).toString();
        var bearer = as("lin").headers().get("Authorization");

        var answers = new LinkedHashMap<String, HttpResponse<?>>();
        // Each path of the API, by nobody, by an agent, with a body that is none, and with methods it has not.
        for (var path : paths()) {
            var address = api(path.replaceAll("\\{serviceType}", "ON_SITE").replaceAll("\\{\\w+}", order.id()));
            answers.put("GET " + path, send("GET", address, null, Map.of()));
            answers.put("GET by an agent " + path, send("GET", address, null, Map.of("Authorization", bearer)));
            answers.put("POST " + path, send("POST", address, "{", Map.of("Authorization", bearer, "Content-Type", "application/json")));
            for (var method : path.endsWith("/changes") ? List.of("PUT") : List.of("PUT", "DELETE", "OPTIONS", "HEAD")) { // a stream has no end
                answers.put(method + " " + path, send(method, address, null, Map.of("Authorization", bearer)));
            }
        }
        // Files, whole, in part, beyond the end, with a dead link.
        answers.put("file", send("GET", url, null, Map.of()));
        answers.put("file range", send("GET", url, null, Map.of("Range", "bytes=5-9")));
        answers.put("file beyond", send("GET", url, null, Map.of("Range", "bytes=999999999-")));
        answers.put("file dead", send("GET", url + "x", null, Map.of()));
        answers.put("thumbnail", send("GET", server.toURI().resolve(file.data("thumbnailUrl")).toString(), null, Map.of()));
        // Redirects, pages, built files, what is not there, and what no part of us answers.
        for (var path : List.of(
                "/api/v1/login", "/api/v1/login?return=/console", "/api/v1/login/callback?code=x&state=y", "/api/v1/nothing", "/api/v1/", "/api/",
                "/api/v2/session", "/health", "/health/ready", "/openapi", "/metrics", "/", "/console", "/console/orders", "/t", "/index.html",
                "/assets/none.js", "/favicon.ico", "/../../etc/passwd", "/%2e%2e/x.js", "/%00.js")) {
            answers.put("GET " + path, send("GET", "http://" + server.getAuthority() + path, null, Map.of()));
            answers.put("POST " + path, send("POST", "http://" + server.getAuthority() + path, "x", Map.of()));
        }
        for (var built : built()) {
            answers.put("GET " + built, send("GET", "http://" + server.getAuthority() + built, null, Map.of("Accept-Encoding", "br")));
        }
        answers.put("wrong token", send("GET", api("/session"), null, Map.of("Authorization", "Bearer x.y.z")));
        answers.put("foreign site", send("POST", api("/session/logout"), "", Map.of("Cookie", "__Host-mendwell=x", "Sec-Fetch-Site", "cross-site")));
        answers.put("accept", send("GET", api("/session"), null, Map.of("Accept", "image/png")));

        assertThat(answers.size()).isGreaterThan(300);
        assertThat(answers.values().stream().map(HttpResponse::statusCode).distinct().toList())
                .contains(200, 206, 400, 401, 403, 404, 405, 406, 415, 416)
                .containsAnyOf(302, 303, 307);
        var wrong = new ArrayList<String>();
        answers.forEach((name, answer) -> faults(answer).ifPresent(fault -> wrong.add(answer.statusCode() + " " + name + ": " + fault)));
        System.out.println("headers of " + answers.size() + " answers");
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStreamOfChangesIsSafe() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api("/work-orders/changes")))
                .header("Authorization", as("lin").headers().get("Authorization"))
                .header("Accept", "text/event-stream")
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(faults(answer)).isEmpty();
        }
    }

    @Test
    void whatIsNotEvenHttpGetsNoMarkupBack() throws IOException {
        for (var request : List.of("GET /<script>alert(1)</script> HTTP/1.1\r\nHost: x\r\n\r\n", "<script> / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nBad Header<b>: x\r\n\r\n")) {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(5000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("<script>").doesNotContain("<b>").doesNotContain("text/html");
            }
        }
    }

    private static Optional<String> faults(HttpResponse<?> answer) {
        var headers = answer.headers();
        for (var expected : ALWAYS.entrySet()) {
            if (!headers.allValues(expected.getKey()).equals(List.of(expected.getValue()))) {
                return Optional.of(expected.getKey() + " " + headers.allValues(expected.getKey()));
            }
        }
        var policy = headers.allValues("Content-Security-Policy");
        if (policy.size() != 1
                || !policy.getFirst().startsWith("default-src 'none'; ")
                || !policy.getFirst().contains("frame-ancestors 'none'")
                || !policy.getFirst().contains("base-uri 'none'")
                || policy.getFirst().contains("unsafe")
                || policy.getFirst().contains("*")) {
            return Optional.of("Content-Security-Policy " + policy);
        }
        var cache = headers.allValues("Cache-Control");
        if (cache.isEmpty()) { // Helidon's health says it in many words
            return Optional.of("Cache-Control " + cache);
        }
        for (var telling : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
            if (headers.firstValue(telling).isPresent()) {
                return Optional.of(telling);
            }
        }
        return Optional.empty();
    }

    private String api(String path) {
        return "http://" + server.getAuthority() + "/api/v1" + path;
    }

    private static HttpResponse<?> send(String method, String address, String body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream()); // a stream never ends: only its head is looked at
        answer.body().close();
        return answer;
    }

    private static TreeSet<String> paths() throws IOException {
        var paths = new TreeSet<String>();
        var path = Pattern.compile("(?m)^  (/\\S*):$").matcher(Files.readString(Path.of("openapi.yaml")));
        while (path.find()) {
            paths.add(path.group(1));
        }
        assertThat(paths).hasSizeGreaterThan(30);
        return paths;
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /// What the portal's build made, if it was built.
    private List<String> built() throws IOException {
        var folder = Path.of(portal);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + folder.relativize(file))
                    .filter(name -> !name.endsWith(".br") && !name.endsWith(".gz"))
                    .limit(200)
                    .toList();
        }
    }
}
