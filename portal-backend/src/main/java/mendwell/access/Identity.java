package mendwell.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keycloak as an OpenID Connect provider. Endpoints follow from the realm's address, so nothing is asked at start and a
/// Keycloak that is down stops only new logins.
@ApplicationScoped
class Identity {
    private final String realm;
    private final String client;
    private final String secret;
    private final ConfigurableJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /// Keycloak did not answer.
    static final class IdentityUnavailable extends Refusal {
        IdentityUnavailable() {
            super(503, "identity-unavailable");
        }
    }

    /// Keycloak refused the code: it was used before, is too old, or is not ours.
    static final class LoginRefused extends Refusal {
        LoginRefused() {
            super(400, "login-refused");
        }
    }

    /// What Keycloak gives for a code.
    record Tokens(String idToken, String refreshToken, int sessionSeconds) {}

    @Inject
    Identity(
            @ConfigProperty(name = "mendwell.identity.url") String realm,
            @ConfigProperty(name = "mendwell.identity.client") String client,
            @ConfigProperty(name = "mendwell.identity.client.secret") String secret)
            throws MalformedURLException {
        this.realm = realm;
        this.client = client;
        this.secret = secret;
        var keys = JWKSourceBuilder.create(URI.create(realm + "/protocol/openid-connect/certs").toURL())
                .retrying(true)
                .outageTolerant(Duration.ofHours(8).toMillis())
                .build();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client, // made for us, not for another program of the same realm
                new JWTClaimsSet.Builder().issuer(realm).build(), Set.of("sub", "exp", "iat")));
    }

    /// Where the browser goes to log in.
    URI loginPage(URI callback, String state, String nonce, String challenge, Language language) {
        return URI.create(realm + "/protocol/openid-connect/auth?"
                + form(Map.of(
                        "client_id", client,
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", callback.toString(),
                        "state", state,
                        "nonce", nonce,
                        "code_challenge", challenge,
                        "code_challenge_method", "S256",
                        "ui_locales", language == Language.EN ? "en" : "zh-Hans")));
    }

    URI logoutPage(URI after, String idToken) {
        return URI.create(realm + "/protocol/openid-connect/logout?"
                + form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", after.toString())));
    }

    Tokens exchange(String code, String verifier, URI callback) {
        var request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "client_secret", secret,
                        "code", code,
                        "code_verifier", verifier,
                        "redirect_uri", callback.toString()))))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw answer.statusCode() >= 500 ? new IdentityUnavailable() : new LoginRefused();
            }
            var tree = Json.MAPPER.readTree(answer.body());
            return new Tokens(
                    tree.path("id_token").asString(), tree.path("refresh_token").asString(), tree.path("refresh_expires_in").asInt());
        } catch (IOException e) {
            throw new IdentityUnavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailable();
        }
    }

    /// The claims of a token that this realm signed and that has not ended.
    /// @throws LoginNeeded when it is not such a token
    JWTClaimsSet verified(String token) {
        try {
            return tokens.process(token, null);
        } catch (com.nimbusds.jose.RemoteKeySourceException e) {
            throw new IdentityUnavailable();
        } catch (ParseException | com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException e) {
            throw new LoginNeeded();
        }
    }

    String client() {
        return client;
    }

    static String roles(JWTClaimsSet claims) {
        try {
            var roles = claims.getStringListClaim("roles");
            return String.join(",", roles == null ? List.of() : roles);
        } catch (ParseException e) {
            throw new LoginNeeded();
        }
    }

    /// Chinese names are family name first, without a space.
    static String name(JWTClaimsSet claims) {
        try {
            var family = claims.getStringClaim("family_name");
            var given = claims.getStringClaim("given_name");
            if (family == null || given == null) {
                return claims.getStringClaim("preferred_username");
            }
            return Character.UnicodeScript.of(family.codePointAt(0)) == Character.UnicodeScript.HAN
                    ? family + given
                    : given + " " + family;
        } catch (ParseException e) {
            throw new LoginNeeded();
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
