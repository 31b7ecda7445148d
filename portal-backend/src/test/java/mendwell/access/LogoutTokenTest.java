package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
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
    private static SigningRealm realm;
    private static Identity identity;

    @BeforeAll
    static void aRealmWithAKey() throws IOException, JOSEException {
        realm = SigningRealm.open();
        identity = new Identity(realm.url(), "mendwell-portal", "secret");
    }

    @AfterAll
    static void stop() {
        realm.close();
    }

    @Test
    void namesTheSessionOrThePersonThatIsLoggedOut() throws JOSEException {
        var ended = identity.ended(token(realm.key(), "logout+jwt", claims -> {}));
        assertThat(ended.sid()).isEqualTo("s1");
        assertThat(ended.subject()).isEqualTo(PERSON);
        assertThat(identity.ended(token(realm.key(), "JWT", claims -> claims.claim("sid", null))).sid()).isNull();
        assertThat(identity.ended(token(realm.key(), "JWT", claims -> claims.subject(null))).subject()).isNull();
    }

    @Test
    void anythingElseIsRefused() throws JOSEException {
        refused(token(realm.strange(), "logout+jwt", claims -> {}));
        refused(token(realm.key(), "logout+jwt", claims -> claims.issuer("https://elsewhere.example")));
        refused(token(realm.key(), "logout+jwt", claims -> claims.audience("another-program")));
        refused(token(realm.key(), "logout+jwt", claims -> claims.claim("events", null)));
        refused(token(realm.key(), "logout+jwt", claims -> claims.claim("events", Map.of("http://schemas.openid.net/event/other", Map.of()))));
        refused(token(realm.key(), "logout+jwt", claims -> claims.claim("nonce", "n"))); // an ID token in disguise
        refused(token(realm.key(), "logout+jwt", claims -> claims.jwtID(null)));
        refused(token(realm.key(), "logout+jwt", claims -> claims.claim("sid", null).subject(null)));
        refused(token(realm.key(), "logout+jwt", claims -> claims.subject("no uuid")));
        refused(token(realm.key(), "logout+jwt", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300)))));
        refused(token(realm.key(), "at+jwt", claims -> {}));
        refused("rubbish");
        refused("");
    }

    private static void refused(String token) {
        assertThatThrownBy(() -> identity.ended(token)).isInstanceOf(Identity.LogoutRefused.class);
    }

    private static String token(RSAKey key, String type, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return realm.token(key, type, claims -> {
            claims.subject(PERSON.toString()).claim("sid", "s1").jwtID(UUID.randomUUID().toString()).claim("events", EVENT);
            change.accept(claims);
        });
    }
}
