package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mendwell.access.Hash;
import mendwell.access.Realm;
import mendwell.access.Secrets;
import mendwell.arquillian.StackTest;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// Sessions of people who really logged in at Keycloak, looked after in the background.
class SessionsIT extends StackTest {
    @Inject
    Sql sql;

    @Inject
    Realm realm;

    @Inject
    Secrets secrets;

    /// What Keycloak gave for the session, and until when.
    private record Kept(String refreshToken, Instant expiresAt) {}

    @Test
    void aSessionOutlivesItsTokensWithoutThePersonNoticing() throws Exception {
        var session = logIn("chen");
        for (int time = 0; time < 2; time++) { // the second time with the token that the first one brought
            var before = kept(session);
            notAskedForLong(session, Instant.now().plusSeconds(30));
            var seen = new ArrayList<String>();
            within(15, () -> {
                seen.add(with(session).get("session").data("kind"));
                with(session).get("work-orders").expect(200);
                return !kept(session).refreshToken().equals(before.refreshToken());
            });
            assertThat(seen).containsOnly("STAFF");
            assertThat(kept(session).expiresAt()).as("the session goes on").isAfter(Instant.now().plusSeconds(600));
        }
    }

    @Test
    void aSessionThatKeycloakHasEndedAsksForLogin() throws Exception {
        var session = logIn("chen");
        with(session).get("work-orders").expect(200);
        var chen = realm.ask(realm -> realm.users().searchByUsername("chen", true)).getFirst().getId();
        realm.tell(realm -> realm.users().get(chen).logout()); // its news by the back channel reaches nobody here
        notAskedForLong(session, Instant.now().plusSeconds(600));
        within(15, () -> with(session).get("work-orders").status() == 401);
        var refused = with(session).get("work-orders").expect(401, "login-needed");
        assertThat(refused.at("/detail").asString()).startsWith("Please log in first.");
        assertThat(with(session).get("session").expect(200).data("kind")).isEqualTo("VISITOR");
    }

    @Test
    void theIdTokenOfALoginIsNoAccessToken() throws Exception {
        var session = logIn("chen");
        var token = sql.one("select id_token from session where token_hash = ?", Sql.Row::bytes, (Object) hash(session)).flatMap(secrets::decrypt);
        visitor().with("Authorization", "Bearer " + token.orElseThrow()).get("work-orders").expect(401, "login-needed");
        with(session).get("work-orders").expect(200);
    }

    private Api with(String session) {
        return visitor().with("Cookie", session);
    }

    /// As after a while in which the person worked: the access token has ended, and the session soon will.
    private void notAskedForLong(String session, Instant expiresAt) {
        sql.update(
                "update session set checked_at = ?, expires_at = ? where token_hash = ?",
                Instant.now().minusSeconds(3600),
                expiresAt,
                hash(session));
    }

    private Kept kept(String session) {
        return sql.one(
                        "select refresh_token, expires_at from session where token_hash = ?",
                        row -> new Kept(secrets.decrypt(row.bytes()).orElseThrow(), row.instant()),
                        (Object) hash(session))
                .orElseThrow();
    }

    private static byte[] hash(String session) {
        return Hash.sha256(session.substring(session.indexOf('=') + 1));
    }

    // ---- what a browser does

    /// @return the session's cookie, as `name=value`
    private String logIn(String person) throws IOException, InterruptedException {
        var cookies = new TreeMap<String, String>();
        var form = send(cookies, location(send(cookies, server.toString() + "api/v1/login", null)), null).body();
        var action = Pattern.compile("id=\"kc-form-login\"[^>]* action=\"([^\"]*)\"").matcher(form);
        assertThat(action.find()).as(form).isTrue();
        var signedIn = location(send(cookies, action.group(1).replace("&amp;", "&"), Map.of("username", person, "password", "mendwell")));
        // Keycloak sends the browser to the address people know; here the server has another port.
        send(cookies, server.toString() + "api/v1/login/callback?" + URI.create(signedIn).getRawQuery(), null);
        assertThat(cookies).containsKey("__Host-mendwell");
        return "__Host-mendwell=" + cookies.get("__Host-mendwell");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    private static HttpResponse<String> send(Map<String, String> cookies, String address, Map<String, String> form)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.entrySet().stream()
                            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"))));
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
