package mendwell.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keycloak as an OpenID Connect provider. Endpoints follow from the realm's address, so nothing is asked at start and a
/// Keycloak that is down stops only new logins.
@ApplicationScoped
class Identity {
    private static final long JUST_NOW_NANOS = Duration.ofSeconds(2).toNanos();

    private final String realm;
    private final String client;
    private final String secret;
    private final ConfigurableJWTProcessor<SecurityContext> accessTokens = new DefaultJWTProcessor<>();
    private final ConfigurableJWTProcessor<SecurityContext> idTokens = new DefaultJWTProcessor<>();
    private final ConfigurableJWTProcessor<SecurityContext> logouts = new DefaultJWTProcessor<>();
    private volatile long answeredAt = System.nanoTime() - JUST_NOW_NANOS;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /// Keycloak did not answer.
    static final class IdentityUnavailable extends Refusal {
        IdentityUnavailable() {
            super(503, "identity-unavailable");
        }

        @Override
        public int retryAfterSeconds() {
            return 10;
        }
    }

    /// A logout token that is none, or was used before.
    static final class LogoutRefused extends Refusal {
        LogoutRefused() {
            super(400, "logout-refused");
        }
    }

    /// Keycloak refused the code: it was used before, is too old, or is not ours.
    static final class LoginRefused extends Refusal {
        LoginRefused() {
            super(400, "login-refused");
        }
    }

    /// What Keycloak gives for a code or a refresh token.
    record Tokens(String idToken, String refreshToken, int sessionSeconds) {}

    /// @param sid the session of Keycloak that has ended; null for all of the subject's
    /// @param subject null when only the session is named
    record EndedSession(String jti, Instant expiresAt, String sid, UUID subject) {}

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
        var selector = new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys);
        expect(accessTokens, "Bearer", selector);
        expect(idTokens, "ID", selector);
        logouts.setJWSKeySelector(selector);
        logouts.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null));
        logouts.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client, new JWTClaimsSet.Builder().issuer(realm).build(), Set.of("iat", "exp", "jti", "events")));
    }

    /// @param kind what Keycloak calls it in the claim `typ`: an ID token goes through browsers and lets nobody in
    private void expect(ConfigurableJWTProcessor<SecurityContext> tokens, String kind, JWSVerificationKeySelector<SecurityContext> selector) {
        tokens.setJWSKeySelector(selector);
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                client, // made for us, not for another program of the same realm
                new JWTClaimsSet.Builder().issuer(realm).claim("typ", kind).build(), Set.of("sub", "exp", "iat")));
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

    /// Where people keep their own password, one-time codes, passkeys and sessions; it leads back to the portal.
    URI accountPage() {
        return URI.create(realm + "/account/account-security/signing-in?" + form(Map.of("referrer", client)));
    }

    URI logoutPage(URI after, String idToken) {
        return URI.create(realm + "/protocol/openid-connect/logout?"
                + form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", after.toString())));
    }

    Tokens exchange(String code, String verifier, URI callback) {
        return tokens(Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "code_verifier", verifier,
                        "redirect_uri", callback.toString()))
                .orElseThrow(LoginRefused::new);
    }

    /// Fresh tokens; empty when Keycloak has ended the session or shut the account out.
    /// @throws IdentityUnavailable when nothing is known
    Optional<Tokens> refresh(String refreshToken) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Optional<Tokens> tokens(Map<String, String> grant) {
        var fields = new HashMap<>(grant);
        fields.put("client_id", client);
        fields.put("client_secret", secret);
        var answer = send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build());
        if (answer.statusCode() == 400) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new IdentityUnavailable();
        }
        var tree = Json.MAPPER.readTree(answer.body());
        return Optional.of(new Tokens(
                tree.path("id_token").asString(), tree.path("refresh_token").asString(), tree.path("refresh_expires_in").asInt()));
    }

    /// So that nobody is sent to a page that does not open.
    /// @throws IdentityUnavailable when Keycloak does not answer within two seconds
    void requireAnswering() {
        if (answeredAt + JUST_NOW_NANOS > System.nanoTime()) {
            return;
        }
        var answer = send(HttpRequest.newBuilder(URI.create(realm)).timeout(Duration.ofSeconds(2)).build());
        if (answer.statusCode() != 200) {
            throw new IdentityUnavailable();
        }
        answeredAt = System.nanoTime();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IdentityUnavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityUnavailable();
        }
    }

    /// The claims of an access token that this realm signed and that has not ended.
    /// @throws LoginNeeded when it is not such a token
    JWTClaimsSet access(String token) {
        return verified(accessTokens, token);
    }

    /// The claims of an ID token, on the same terms: who has logged in.
    /// @throws LoginNeeded when it is not such a token
    JWTClaimsSet id(String token) {
        return verified(idTokens, token);
    }

    private static JWTClaimsSet verified(ConfigurableJWTProcessor<SecurityContext> tokens, String token) {
        try {
            return tokens.process(token, null);
        } catch (com.nimbusds.jose.RemoteKeySourceException e) {
            throw new IdentityUnavailable();
        } catch (ParseException | com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException e) {
            throw new LoginNeeded();
        }
    }

    /// Reads a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). That it comes only once is for the
    /// caller to see to.
    /// @throws LogoutRefused when it is not one, or not for us
    EndedSession ended(String logoutToken) {
        try {
            var claims = logouts.process(logoutToken, null);
            var events = claims.getJSONObjectClaim("events");
            var sid = claims.getStringClaim("sid");
            var subject = claims.getSubject();
            if (events == null
                    || !(events.get("http://schemas.openid.net/event/backchannel-logout") instanceof Map)
                    || claims.getClaim("nonce") != null
                    || claims.getJWTID() == null
                    || sid == null && subject == null) {
                throw new LogoutRefused();
            }
            return new EndedSession(
                    claims.getJWTID(), claims.getExpirationTime().toInstant(), sid, subject == null ? null : UUID.fromString(subject));
        } catch (com.nimbusds.jose.RemoteKeySourceException e) {
            throw new IdentityUnavailable();
        } catch (ParseException | com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException | IllegalArgumentException e) {
            throw new LogoutRefused();
        }
    }

    String client() {
        return client;
    }

    /// The contact as whom a customer's program calls; a claim that only the realm's own text gives, see `security/README.md`.
    static Optional<UUID> contact(JWTClaimsSet claims) {
        try {
            return Optional.ofNullable(claims.getStringClaim("contact")).map(UUID::fromString);
        } catch (ParseException | IllegalArgumentException e) {
            throw new LoginNeeded();
        }
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
