package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What counts as a logout token, after OpenID Connect Back-Channel Logout 1.0.
class LogoutTokenTest {
    private static final Map<String, Object> EVENT = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    private static final UUID PERSON = UUID.randomUUID();
    private static HttpServer keycloak;
    private static RSAKey key;
    private static RSAKey strange;
    private static String realm;
    private static Identity identity;

    @BeforeAll
    static void aRealmWithAKey() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("ours").generate();
        strange = new RSAKeyGenerator(2048).keyID("ours").generate();
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes();
        keycloak.createContext("/realms/mendwell/protocol/openid-connect/certs", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        keycloak.start();
        realm = "http://127.0.0.1:" + keycloak.getAddress().getPort() + "/realms/mendwell";
        identity = new Identity(realm, "mendwell-portal", "secret");
    }

    @AfterAll
    static void stop() {
        keycloak.stop(0);
    }

    @Test
    void namesTheSessionOrThePersonThatIsLoggedOut() throws JOSEException {
        var ended = identity.ended(token(key, "logout+jwt", claims -> {}));
        assertThat(ended.sid()).isEqualTo("s1");
        assertThat(ended.subject()).isEqualTo(PERSON);
        assertThat(identity.ended(token(key, "JWT", claims -> claims.claim("sid", null))).sid()).isNull();
        assertThat(identity.ended(token(key, "JWT", claims -> claims.subject(null))).subject()).isNull();
    }

    @Test
    void anythingElseIsRefused() throws JOSEException {
        refused(token(strange, "logout+jwt", claims -> {}));
        refused(token(key, "logout+jwt", claims -> claims.issuer("https://elsewhere.example")));
        refused(token(key, "logout+jwt", claims -> claims.audience("another-program")));
        refused(token(key, "logout+jwt", claims -> claims.claim("events", null)));
        refused(token(key, "logout+jwt", claims -> claims.claim("events", Map.of("http://schemas.openid.net/event/other", Map.of()))));
        refused(token(key, "logout+jwt", claims -> claims.claim("nonce", "n"))); // an ID token in disguise
        refused(token(key, "logout+jwt", claims -> claims.jwtID(null)));
        refused(token(key, "logout+jwt", claims -> claims.claim("sid", null).subject(null)));
        refused(token(key, "logout+jwt", claims -> claims.subject("no uuid")));
        refused(token(key, "logout+jwt", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300)))));
        refused(token(key, "at+jwt", claims -> {}));
        refused("rubbish");
        refused("");
    }

    private static void refused(String token) {
        assertThatThrownBy(() -> identity.ended(token)).isInstanceOf(Identity.LogoutRefused.class);
    }

    private static String token(RSAKey key, String type, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(realm)
                .audience("mendwell-portal")
                .subject(PERSON.toString())
                .claim("sid", "s1")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .claim("events", EVENT);
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").type(new JOSEObjectType(type)).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
