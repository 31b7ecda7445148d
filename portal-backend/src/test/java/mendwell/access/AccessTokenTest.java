package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
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
    void anAccessTokenOfTheRealmForThePortalIsTaken() throws JOSEException {
        assertThat(identity.access(token(realm.key(), claims -> {})).getClaim("roles")).isEqualTo("agent");
    }

    @Test
    void anythingElseIsRefused() throws JOSEException, ParseException {
        refused(token(realm.strange(), claims -> {}));
        refused(token(realm.key(), claims -> claims.audience("mendwell-tests")));
        refused(token(realm.key(), claims -> claims.issuer("https://elsewhere.example")));
        refused(token(realm.key(), claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300)))));
        refused(token(realm.key(), claims -> claims.subject(null)));
        refused(new PlainJWT(SignedJWT.parse(token(realm.key(), claims -> {})).getJWTClaimsSet()).serialize());
        refused("rubbish");
        refused("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "bearer", ""})
    void aTokenOfAnotherKindIsNoAccessToken(String kind) throws JOSEException {
        refused(token(realm.key(), claims -> claims.claim("typ", kind)));
        refused(token(realm.key(), claims -> claims.claim("typ", null)));
    }

    @Test
    void anAccessTokenSaysNotWhoHasLoggedIn() throws JOSEException {
        var access = token(realm.key(), claims -> {});
        assertThatThrownBy(() -> identity.id(access)).isInstanceOf(LoginNeeded.class);
        assertThat(identity.id(token(realm.key(), claims -> claims.claim("typ", "ID"))).getSubject()).isNotBlank();
    }

    private static void refused(String token) {
        assertThatThrownBy(() -> identity.access(token)).isInstanceOf(LoginNeeded.class);
    }

    private static String token(RSAKey key, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return realm.token(key, "JWT", claims -> {
            claims.subject(UUID.randomUUID().toString()).claim("typ", "Bearer").claim("roles", "agent");
            change.accept(claims);
        });
    }
}
