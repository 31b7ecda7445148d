package mendwell.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mendwell.platform.Json;
import tools.jackson.databind.JsonNode;

/// A caller of the API, for tests. Immutable: each method that says more about the caller gives another one.
///
/// ```java
/// var order = Api.at(server).as("liu").post("work-orders", wanted).expect(201);
/// Api.at(server).as("lin").ifMatch(order).post("work-orders/" + order.id() + "/moves", triage).expect(200);
/// ```
public record Api(URI base, Map<String, String> headers) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String value, String id, long endsAtMillis) {}

    public static Api at(URL server) {
        try {
            return new Api(server.toURI().resolve("/api/v1/"), Map.of("Accept-Language", "en"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // ---- who calls, and how

    /// One of the sample people, with a real access token.
    public Api as(String person) {
        return with("Authorization", "Bearer " + token(person));
    }

    public Api tracking(String token) {
        return with("Authorization", "Tracking " + token);
    }

    public Api unit(String token) {
        return with("Authorization", "Unit " + token);
    }

    public Api speaking(String language) {
        return with("Accept-Language", language);
    }

    public Api ifMatch(Reply seen) {
        return with("If-Match", seen.etag());
    }

    public Api key(UUID idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey.toString());
    }

    public Api with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Api(base, Map.copyOf(more));
    }

    // ---- calls; paths are below /api/v1/

    public Reply get(String path) {
        return send("GET", path, null, null);
    }

    /// With a fresh Idempotency-Key, unless one was given.
    public Reply post(String path, Object body) {
        return keyed().send("POST", path, "application/json", bytes(body));
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, "application/merge-patch+json", bytes(body));
    }

    /// Bytes as they are, for files and for JSON that no library would write.
    public Reply post(String path, String mediaType, byte[] body) {
        return keyed().send("POST", path, mediaType, body);
    }

    /// POST without an Idempotency-Key.
    public Reply postKeyless(String path, Object body) {
        return send("POST", path, "application/json", bytes(body));
    }

    private Api keyed() {
        return headers.containsKey("Idempotency-Key") ? this : key(UUID.randomUUID());
    }

    private static byte[] bytes(Object body) {
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.MAPPER.writeValueAsBytes(body);
    }

    private Reply send(String method, String path, String mediaType, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            // The request's own timeout ends with the answer's head; a body may go on for ever.
            return new Reply(CLIENT.sendAsync(request.build(), BodyHandlers.ofByteArray()).get(40, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new UncheckedIOException(new IOException(method + " " + path, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// An access token of one of the sample people.
    static String token(String person) {
        return TOKENS.compute(person, (name, known) -> known != null && known.endsAtMillis > System.currentTimeMillis() ? known : login(name, "mendwell"))
                .value;
    }

    /// A fresh access token for somebody who is not of the sample data.
    public static String token(String person, String password) {
        return login(person, password).value;
    }

    /// An ID token of one of the sample people, which says who logged in and opens nothing.
    static String idToken(String person) {
        return login(person, "mendwell").id;
    }

    private static Token login(String person, String password) {
        return granted("grant_type=password&client_id=mendwell-tests&scope=openid&password=" + password + "&username=" + person);
    }

    /// A fresh access token for whatever Keycloak grants one for.
    static String tokenFor(String form) {
        return granted(form).value;
    }

    private static Token granted(String form) {
        var request = HttpRequest.newBuilder(
                        URI.create(System.getenv("MENDWELL_IDENTITY_URL") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            JsonNode json = Json.MAPPER.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No token: " + answer.body());
            }
            var lasts = json.path("expires_in").asLong() - 30;
            return new Token(json.path("access_token").asString(), json.path("id_token").asString(), System.currentTimeMillis() + lasts * 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
