package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import mendwell.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Logging in by OpenID Connect's authorization code flow with PKCE. The browser carries no token but, to Keycloak's logout,
/// the ID token, which lets nobody in; what must survive the trip to Keycloak (state, nonce, verifier, where to return)
/// travels in one encrypted, short-lived cookie.
@Path("login")
@ApplicationScoped
public class LoginResource {
    private static final Duration TRIP = Duration.ofMinutes(15);
    private static final int LONGEST_RETURN = 500;

    private final Identity identity;
    private final Sessions sessions;
    private final Accounts accounts;
    private final CurrentRequest request;
    private final Secrets secrets;
    private final SessionCookie cookie;
    private final Settings settings;
    private final Clock clock;

    /// The account was shut out here, and Keycloak does not know it yet.
    static final class ShutOut extends Refusal {
        ShutOut() {
            super(403, "account-disabled");
        }
    }

    @Inject
    LoginResource(
            Identity identity,
            Sessions sessions,
            Accounts accounts,
            CurrentRequest request,
            Secrets secrets,
            SessionCookie cookie,
            Settings settings,
            Clock clock) {
        this.identity = identity;
        this.sessions = sessions;
        this.accounts = accounts;
        this.request = request;
        this.secrets = secrets;
        this.cookie = cookie;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response login(@QueryParam("return") String wanted, @QueryParam("locale") String locale) {
        var language = locale == null ? request.language() : Language.of(locale);
        try {
            identity.requireAnswering();
        } catch (Identity.IdentityUnavailable e) {
            return LoginPage.refused(e, language, again(local(wanted), language));
        }
        var state = Ids.token();
        var nonce = Ids.token();
        var verifier = Ids.token();
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Hash.sha256(verifier));
        var ends = clock.instant().plus(TRIP).getEpochSecond();
        var trip = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.encrypt(
                        String.join("\n", state, nonce, verifier, Long.toString(ends), local(wanted), language.tag())));
        return Response.seeOther(identity.loginPage(callback(), state, nonce, challenge, language))
                .cookie(cookie.forLogin(trip, (int) TRIP.toSeconds()))
                .build();
    }

    @GET
    @Path("account")
    @Operation(hidden = true)
    public Response account() {
        return Response.seeOther(identity.accountPage()).build();
    }

    @GET
    @Path("callback")
    @Operation(hidden = true)
    public Response callback(
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @CookieParam(SessionCookie.LOGIN_SECURE) String secureTrip,
            @CookieParam(SessionCookie.LOGIN_PLAIN) String plainTrip,
            @Context HttpHeaders headers) {
        var trip = trip(secureTrip != null ? secureTrip : plainTrip);
        // Without our cookie, or with somebody else's state, the answer belongs to no login begun here: begin again.
        if (trip == null || code == null || state == null || !MessageDigest.isEqual(state.getBytes(), trip[0].getBytes())) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/?login=again")).cookie(cookie.noLogin()).build();
        }
        try {
            var token = sessions.begin(session(identity.exchange(code, trip[2], callback()), trip[1]));
            // A new session has a new token, and the browser's old one is over: nobody can have planted it or keep it.
            var before = cookie.token(headers.getCookies());
            if (before != null) {
                sessions.end(before);
            }
            return Response.seeOther(URI.create(settings.publicUrl() + trip[4]))
                    .cookie(cookie.forSession(token), cookie.noLogin())
                    .build();
        } catch (Identity.IdentityUnavailable | Identity.LoginRefused | LoginNeeded | ShutOut e) {
            var language = Language.of(trip[5]);
            return LoginPage.refused(e, language, again(trip[4], language));
        }
    }

    private Sessions.Session session(Identity.Tokens tokens, String nonce) {
        var claims = identity.id(tokens.idToken());
        try {
            if (!nonce.equals(claims.getStringClaim("nonce")) || !claims.getAudience().contains(identity.client())) {
                throw new Identity.LoginRefused();
            }
            var roles = Identity.roles(claims);
            if (!accounts.loggedIn(UUID.fromString(claims.getSubject()), roles)) {
                throw new ShutOut();
            }
            return new Sessions.Session(
                    claims.getSubject(),
                    Identity.name(claims),
                    roles,
                    Language.of(claims.getStringClaim("locale")).tag(),
                    clock.instant().plusSeconds(tokens.sessionSeconds() > 0 ? tokens.sessionSeconds() : 1800),
                    tokens.idToken(),
                    tokens.refreshToken(),
                    claims.getStringClaim("sid"));
        } catch (ParseException e) {
            throw new Identity.LoginRefused();
        }
    }

    private static String again(String local, Language language) {
        return "/api/v1/login?return=" + URLEncoder.encode(local, StandardCharsets.UTF_8) + "&locale=" + language.tag();
    }

    private URI callback() {
        return URI.create(settings.publicUrl() + "/api/v1/login/callback");
    }

    private String[] trip(String sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            var parts = secrets.decrypt(Base64.getUrlDecoder().decode(sealed)).map(text -> text.split("\n", -1));
            return parts.filter(p -> p.length == 6 && Long.parseLong(p[3]) > clock.instant().getEpochSecond()).orElse(null);
        } catch (IllegalArgumentException e) {
            return null; // not base64: somebody else's cookie
        }
    }

    /// Only a path of our own site: `//elsewhere` and `/\elsewhere` would leave it. And only one that is an address at
    /// all and fits into the cookie: the way back must not fail when the person has already signed in.
    static String local(String wanted) {
        if (wanted == null || wanted.length() > LONGEST_RETURN || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.contains("\\")) {
            return "/";
        }
        try {
            return new URI(wanted).toASCIIString();
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
