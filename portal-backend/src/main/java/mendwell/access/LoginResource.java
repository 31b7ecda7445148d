package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Logging in by OpenID Connect's authorization code flow with PKCE. The browser never sees a token; what must survive
/// the trip to Keycloak (state, nonce, verifier, where to return) travels in one encrypted, short-lived cookie.
@Path("login")
@ApplicationScoped
public class LoginResource {
    private static final Duration TRIP = Duration.ofMinutes(15);
    private static final int LONGEST_RETURN = 500;

    private final Identity identity;
    private final Sessions sessions;
    private final Secrets secrets;
    private final SessionCookie cookie;
    private final Settings settings;
    private final Clock clock;

    @Inject
    LoginResource(Identity identity, Sessions sessions, Secrets secrets, SessionCookie cookie, Settings settings, Clock clock) {
        this.identity = identity;
        this.sessions = sessions;
        this.secrets = secrets;
        this.cookie = cookie;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response login(@QueryParam("return") String wanted, @QueryParam("locale") String locale) {
        var state = Ids.token();
        var nonce = Ids.token();
        var verifier = Ids.token() + Ids.token();
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Hash.sha256(verifier));
        var ends = clock.instant().plus(TRIP).getEpochSecond();
        var trip = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.encrypt(String.join("\n", state, nonce, verifier, Long.toString(ends), local(wanted))));
        return Response.seeOther(identity.loginPage(callback(), state, nonce, challenge, Language.of(locale)))
                .cookie(cookie.forLogin(trip, (int) TRIP.toSeconds()))
                .build();
    }

    @GET
    @Path("callback")
    @Operation(hidden = true)
    public Response callback(
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @CookieParam(SessionCookie.LOGIN_SECURE) String secureTrip,
            @CookieParam(SessionCookie.LOGIN_PLAIN) String plainTrip) {
        var trip = trip(secureTrip != null ? secureTrip : plainTrip);
        // Without our cookie, or with somebody else's state, the answer belongs to no login begun here: begin again.
        if (trip == null || code == null || state == null || !MessageDigest.isEqual(state.getBytes(), trip[0].getBytes())) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/?login=again")).cookie(cookie.noLogin()).build();
        }
        var tokens = identity.exchange(code, trip[2], callback());
        var claims = identity.verified(tokens.idToken());
        try {
            if (!trip[1].equals(claims.getStringClaim("nonce")) || !claims.getAudience().contains(identity.client())) {
                throw new Identity.LoginRefused();
            }
            var session = new Sessions.Session(
                    claims.getSubject(),
                    Identity.name(claims),
                    Identity.roles(claims),
                    Language.of(claims.getStringClaim("locale")).tag(),
                    clock.instant().plusSeconds(tokens.sessionSeconds() > 0 ? tokens.sessionSeconds() : 1800),
                    tokens.idToken(),
                    tokens.refreshToken());
            var token = sessions.begin(session);
            return Response.seeOther(URI.create(settings.publicUrl() + trip[4]))
                    .cookie(cookie.forSession(token), cookie.noLogin())
                    .build();
        } catch (ParseException e) {
            throw new Identity.LoginRefused();
        }
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
            return parts.filter(p -> p.length == 5 && Long.parseLong(p[3]) > clock.instant().getEpochSecond()).orElse(null);
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
