package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.Json;
import mendwell.platform.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keycloak's admin REST API, as the service account `mendwell-backend`, which may keep people, their organisations and
/// read the admin events, and nothing else of the realm.
///
/// Plain requests rather than Keycloak's admin client: that one brings a second JAX-RS with JSON writers of its own, which
/// the server would find on the class path and could use for answers, past the gate.
@ApplicationScoped
public class Realm {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A token is used until it has this much left.
    private static final long MARGIN_NANOS = Duration.ofSeconds(20).toNanos();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String realm;
    private final String client;
    private final String secret;
    private volatile Token token = new Token("", System.nanoTime());

    private record Token(String value, long endsAtNanos) {}

    /// Keycloak, or the mail server behind it, did not answer.
    public static final class Unavailable extends Refusal {
        Unavailable() {
            super(503, "people/keycloak-unavailable");
        }

        @Override
        public int retryAfterSeconds() {
            return 10;
        }
    }

    /// What is to be made is there already.
    public static final class Exists extends RuntimeException {
        Exists(String detail) {
            super(detail);
        }
    }

    /// Keycloak does not do what we ask, and it is not for being down.
    static final class RealmRefused extends IllegalStateException {
        RealmRefused(String detail) {
            super(detail);
        }
    }

    @Inject
    Realm(
            @ConfigProperty(name = "mendwell.identity.url") String realm,
            @ConfigProperty(name = "mendwell.identity.backend") String client,
            @ConfigProperty(name = "mendwell.identity.client.secret") String secret) {
        this.realm = realm;
        this.client = client;
        this.secret = secret;
    }

    /// @param path below the realm, such as `/users?email=…`
    /// @return empty when there is no such thing
    /// @throws Unavailable (503) when Keycloak does not answer
    public Optional<JsonNode> get(String path) {
        return call("GET", path, null).map(answer -> Json.MAPPER.readTree(answer.body()));
    }

    /// @return the id of what was made, when Keycloak tells it
    /// @throws Exists when it is there already
    /// @throws Unavailable (503) when Keycloak does not answer
    public Optional<String> post(String path, Object body) {
        return call("POST", path, body)
                .flatMap(answer -> answer.headers().firstValue("Location"))
                .map(location -> location.substring(location.lastIndexOf('/') + 1));
    }

    /// @return false when there is no such thing
    /// @throws Unavailable (503) when Keycloak does not answer
    public boolean put(String path, Object body) {
        return call("PUT", path, body).isPresent();
    }

    /// Deleting what is not there is no fault.
    public void delete(String path, Object body) {
        call("DELETE", path, body);
    }

    /// @throws Unavailable (503) when Keycloak does not answer: asked before anything is written that would need it
    public void requireAnswering() {
        get("/users/count"); // a token alone may be an old one
    }

    /// Lets an account in or shuts it out; shut out, it is logged out everywhere too.
    /// @throws Unavailable (503) when Keycloak does not answer
    public void setEnabled(UUID subject, boolean enabled) {
        var path = "/users/" + subject;
        get(path).ifPresent(user -> {
            put(path, ((ObjectNode) user).put("enabled", enabled)); // the whole person: what is missing would be taken away
            if (!enabled) {
                post(path + "/logout", null);
            }
        });
    }

    /// A value for a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<HttpResponse<byte[]>> call(String method, String path, Object body) {
        var answer = send(method, path, body);
        if (answer.statusCode() == 401) { // Keycloak was set up anew, or its keys were: ask for another token
            token = new Token("", System.nanoTime());
            answer = send(method, path, body);
        }
        return switch (answer.statusCode()) {
            case 200, 201, 204 -> Optional.of(answer);
            case 404 -> Optional.empty();
            case 409 -> throw new Exists(new String(answer.body(), StandardCharsets.UTF_8));
            case 500, 502, 503, 504 -> throw new Unavailable();
            default -> throw new RealmRefused(method + " " + path.replaceAll("\\?.*", "") + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        };
    }

    private HttpResponse<byte[]> send(String method, String path, Object body) {
        var content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
        return send(HttpRequest.newBuilder(URI.create(realm.replace("/realms/", "/admin/realms/") + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, content));
    }

    private String token() {
        var known = token;
        if (known.endsAtNanos() - System.nanoTime() > MARGIN_NANOS) {
            return known.value();
        }
        var answer = send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret=" + encoded(secret))));
        if (answer.statusCode() >= 500) {
            throw new Unavailable();
        }
        if (answer.statusCode() != 200) {
            throw new RealmRefused("Keycloak gives " + client + " no token: " + answer.statusCode());
        }
        var tree = Json.MAPPER.readTree(answer.body());
        token = new Token(
                tree.path("access_token").asString(),
                System.nanoTime() + Duration.ofSeconds(tree.path("expires_in").asLong()).toNanos());
        return token.value();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable();
        }
    }
}
