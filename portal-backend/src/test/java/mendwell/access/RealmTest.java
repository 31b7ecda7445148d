package mendwell.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/// Against a Keycloak that says what a test wants; that the real one is content is for `PeopleIT`.
class RealmTest {
    private static final UUID SOMEBODY = UUID.fromString("5a000000-0000-4000-8000-000000000001");

    /// What was asked below the realm: method, path, body.
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int tokens;
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;
    private Realm realm;

    @BeforeEach
    void start() throws IOException {
        // As Helidon does in a server: exceptions of a client carry no answer, lest it becomes the server's own.
        System.setProperty("jersey.config.allowSystemPropertiesProvider", "true");
        System.setProperty("jersey.config.client.ignoreExceptionResponse", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/mendwell/protocol/openid-connect/token", exchange -> {
            exchange.getRequestBody().readAllBytes();
            reply(exchange, 200, "{\"access_token\": \"token-" + ++tokens + "\", \"expires_in\": 300, \"what-is-new\": {}}");
        });
        server.createContext("/admin/realms/mendwell", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var path = exchange.getRequestURI().toString().replace("/admin/realms/mendwell", "");
            asked.add((exchange.getRequestMethod() + " " + path + " " + body).strip());
            var old = exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer token-1");
            exchange.getResponseHeaders().add("Location", "http://elsewhere/admin/realms/mendwell" + path + "/" + SOMEBODY);
            reply(exchange, status == 401 && !old ? 200 : status, answer);
        });
        server.start();
        realm = realm(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        realm.close();
        server.stop(0);
    }

    private static Realm realm(int port) {
        return new Realm("http://127.0.0.1:" + port + "/realms/mendwell", "mendwell-backend", "secret & more");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void oneTokenServesManyCalls() {
        answer = "7";
        realm.requireAnswering();
        realm.requireAnswering();
        assertThat(tokens).isEqualTo(1);
        assertThat(asked).containsExactly("GET /users/count", "GET /users/count");
    }

    @Test
    void aTokenThatKeycloakNoLongerKnowsIsReplacedAtOnce() {
        status = 401;
        answer = "7";
        realm.requireAnswering();
        assertThat(tokens).isEqualTo(2);
    }

    @Test
    void whatANewerKeycloakSaysBesidesIsPassedOver() {
        answer = "{\"id\": \"1\", \"enabled\": true, \"createdTimestamp\": 5, \"what-is-new\": [1]}";
        assertThat(realm.find(realm -> realm.users().get("1").toRepresentation()).orElseThrow().isEnabled()).isTrue();
    }

    @Test
    void whatIsNotThereIsNoFaultAndItsRolesAreNone() {
        status = 404;
        assertThat(realm.find(realm -> realm.users().get("1").toRepresentation())).isEmpty();
        assertThat(realm.roles(SOMEBODY)).isEmpty();
        assertThatThrownBy(() -> realm.tell(realm -> realm.users().get("1").logout())).isInstanceOf(Realm.RealmRefused.class);
    }

    @Test
    void onlyRolesOfOursCount() {
        answer = "[{\"name\": \"engineer\"}, {\"name\": \"offline_access\"}]";
        assertThat(realm.roles(SOMEBODY)).isEqualTo(Set.of("engineer"));
    }

    @Test
    void whatIsMadeHasTheIdThatKeycloakSays() {
        status = 201;
        assertThat(realm.make(realm -> realm.users().create(new UserRepresentation()))).isEqualTo(SOMEBODY.toString());
    }

    @Test
    void whatIsThereAlreadyIsSaidSo() {
        status = 409;
        answer = "{\"errorMessage\": \"User exists with same email\"}";
        assertThatThrownBy(() -> realm.make(realm -> realm.users().create(new UserRepresentation())))
                .isInstanceOf(Realm.Exists.class)
                .hasMessageContaining("User exists with same email");
    }

    @Test
    void aRefusalOfKeycloaksIsAFaultOfOursAndNeverItsOwnAnswerToOurCaller() {
        status = 403;
        answer = "{\"error\": \"no such right\"}";
        assertThatThrownBy(realm::requireAnswering).isInstanceOf(Realm.RealmRefused.class).hasMessageContaining("403");
        assertThatThrownBy(() -> realm.make(realm -> realm.users().create(new UserRepresentation())))
                .isInstanceOf(Realm.RealmRefused.class)
                .hasMessageContaining("no such right");
    }

    @Test
    void aKeycloakThatIsDownIsUnavailableForAWhile() throws IOException {
        status = 503;
        assertThatThrownBy(realm::requireAnswering).isInstanceOfSatisfying(Realm.Unavailable.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.retryAfterSeconds()).isEqualTo(10);
        });
        try (var closed = new ServerSocket(0)) {
            var port = closed.getLocalPort();
            closed.close();
            assertThatThrownBy(() -> realm(port).requireAnswering()).isInstanceOf(Realm.Unavailable.class);
        }
    }

    @Test
    void aKeycloakThatIsSilentIsWaitedForFiveSeconds() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var began = System.nanoTime();
            assertThatThrownBy(() -> realm(silent.getLocalPort()).requireAnswering()).isInstanceOf(Realm.Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(4900), Duration.ofSeconds(9));
        }
    }

    @Test
    void anAddressIsLookedForAsItIsWritten() {
        answer = "[]";
        realm.ask(realm -> realm.users().searchByEmail(Realm.encoded("o'{id}+%41&b=c@example.com"), true));
        assertThat(asked).containsExactly("GET /users?email=o%27%7Bid%7D%2B%2541%26b%3Dc%40example.com&exact=true");
    }

    @Test
    void rolesAreTakenAwayByTheirShapesWithoutWhatIsNotSaid() {
        status = 204;
        realm.tell(realm -> realm.users().get("1").roles().realmLevel().remove(List.of(new RoleRepresentation("engineer", null, false))));
        assertThat(asked).containsExactly("DELETE /users/1/role-mappings/realm [{\"composite\":false,\"name\":\"engineer\",\"scopeParamRequired\":false}]");
    }
}
