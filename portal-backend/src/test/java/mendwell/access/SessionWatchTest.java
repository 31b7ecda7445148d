package mendwell.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a Keycloak that tells the events a test wants; that the real one is understood is for `PeopleIT`.
class SessionWatchTest {
    private static final Pattern FIRST = Pattern.compile("[?&]first=(\\d+)");
    private static final Pattern MOST = Pattern.compile("[?&]max=(\\d+)");

    private final List<UUID> changed = new ArrayList<>();
    /// Accounts that Keycloak does not want to talk about.
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final KnownAccounts accounts = new KnownAccounts();
    private HttpServer keycloak;
    private Realm realm;
    private SessionWatch watch;

    /// What the watch found out; every account is disabled.
    private static final class KnownAccounts extends Accounts {
        final List<UUID> disabled = new ArrayList<>();
        final List<Told> behind = new ArrayList<>();
        final List<UUID> told = new ArrayList<>();

        KnownAccounts() {
            super(null, null, Clock.systemUTC());
        }

        @Override
        void foundDisabled(UUID subject) {
            disabled.add(subject);
        }

        @Override
        List<Told> behind() {
            return behind;
        }

        @Override
        void told(UUID subject, boolean enabled) {
            told.add(subject);
        }

        @Override
        public void hasRoles(UUID subject, Collection<String> roles) {
            throw new AssertionError("Nobody is let in here");
        }
    }

    private static final class NoSessions extends Sessions {
        NoSessions() {
            super(null, null, null, Clock.systemUTC());
        }

        @Override
        List<Due> due(Duration age) {
            return List.of();
        }
    }

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/realms/mendwell/protocol/openid-connect/token", exchange -> {
            exchange.getRequestBody().readAllBytes();
            reply(exchange, 200, "{\"access_token\": \"token\", \"expires_in\": 300}");
        });
        keycloak.createContext("/admin/realms/mendwell/admin-events", exchange -> reply(exchange, 200, events(exchange.getRequestURI().getQuery())));
        keycloak.createContext("/admin/realms/mendwell/users/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var subject = UUID.fromString(exchange.getRequestURI().getPath().split("/")[5]);
            reply(exchange, refused.contains(subject) ? 400 : 200, "{\"id\": \"" + subject + "\", \"enabled\": false}");
        });
        keycloak.start();
        realm = new Realm("http://127.0.0.1:" + keycloak.getAddress().getPort() + "/realms/mendwell", "mendwell-backend", "secret");
        watch = new SessionWatch(realm, null, new NoSessions(), accounts, Clock.systemUTC(), Duration.ofMinutes(3));
    }

    @AfterEach
    void stop() {
        realm.close();
        keycloak.stop(0);
    }

    @Test
    void moreEventsThanOnePageHoldsAreAllFollowed() {
        for (int i = 0; i < 1200; i++) {
            changed.add(UUID.randomUUID());
        }
        watch.look();
        assertThat(accounts.disabled).containsExactlyElementsOf(changed);
        changed.add(UUID.randomUUID());
        watch.look();
        assertThat(accounts.disabled).as("each once").containsExactlyElementsOf(changed);
    }

    @Test
    void anAccountThatCannotBeLookedAtDelaysNobodyAndIsLookedAtAgain() {
        var trouble = UUID.randomUUID();
        var other = UUID.randomUUID();
        changed.addAll(List.of(trouble, other));
        refused.add(trouble);
        watch.look();
        watch.look();
        assertThat(accounts.disabled).containsExactly(other);
        refused.clear();
        watch.look();
        watch.look();
        assertThat(accounts.disabled).containsExactly(other, trouble);
    }

    @Test
    void anAccountThatKeycloakCannotBeToldOfDelaysNobody() {
        var trouble = UUID.randomUUID();
        var other = UUID.randomUUID();
        refused.add(trouble);
        accounts.behind.addAll(List.of(new Accounts.Told(trouble, true), new Accounts.Told(other, true)));
        changed.add(other);
        watch.look();
        assertThat(accounts.told).containsExactly(other);
        assertThat(accounts.disabled).containsExactly(other);
    }

    /// The page that was asked for.
    private String events(String query) {
        return changed.stream()
                .skip(number(FIRST, query, 0))
                .limit(number(MOST, query, 100))
                .map(subject -> "{\"id\": \"" + UUID.nameUUIDFromBytes(subject.toString().getBytes(UTF_8)) + "\", \"time\": " + System.currentTimeMillis()
                        + ", \"resourceType\": \"USER\", \"operationType\": \"UPDATE\", \"resourcePath\": \"users/" + subject + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int number(Pattern pattern, String query, int otherwise) {
        var found = pattern.matcher("?" + query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
