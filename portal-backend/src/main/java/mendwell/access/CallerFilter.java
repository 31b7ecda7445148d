package mendwell.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.helidon.webserver.http.ServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import mendwell.platform.Language;
import mendwell.platform.Settings;

/// Finds out who is calling, before anything else happens (also before a path is found unknown, so that the refusal is in
/// the caller's language), and refuses changes that another site sends with our cookie.
@Provider
@PreMatching
@ApplicationScoped
public class CallerFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentRequest current;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Links links;
    private final Identity identity;
    private final People people;
    private final Policies policies;
    private final Accounts accounts;
    private final Limits limits;
    private final CallerAddress address;
    private final Clock clock;
    private final String ownOrigin;

    @Context
    ServerRequest connection;

    /// A change came with our cookie from a page of another site.
    static final class ForeignSite extends mendwell.platform.Refusal {
        ForeignSite() {
            super(403, "foreign-site");
        }
    }

    @Inject
    CallerFilter(
            CurrentRequest current,
            Sessions sessions,
            SessionCookie cookie,
            Links links,
            Identity identity,
            People people,
            Policies policies,
            Accounts accounts,
            Limits limits,
            CallerAddress address,
            Clock clock,
            Settings settings) {
        this.current = current;
        this.sessions = sessions;
        this.cookie = cookie;
        this.links = links;
        this.identity = identity;
        this.people = people;
        this.policies = policies;
        this.accounts = accounts;
        this.limits = limits;
        this.address = address;
        this.clock = clock;
        this.ownOrigin = settings.publicUrl().toString();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // A virtual thread keeps its processor until it waits. Connections that always have a next request would leave the
        // others standing for a quarter of a second; so each request queues up behind those that came before it.
        Thread.yield();
        var language = wished(request);
        // Set first, so that a refusal below is already in the caller's language.
        begin(request, Caller.visitor(language));
        var path = request.getUriInfo().getPath();
        current.path(path);
        limits.arrives(current.address(), request.getMethod(), path);
        Caller caller;
        try {
            caller = caller(request, language);
        } catch (LinkEnded | LoginNeeded e) {
            limits.guessed(current.address());
            throw e;
        }
        limits.isKnown(caller, current.address(), path);
        begin(request, caller);
    }

    /// A header that makes no sense is no reason to refuse anything.
    private static Language wished(ContainerRequestContext request) {
        try {
            return Language.of(request.getAcceptableLanguages());
        } catch (ProcessingException e) {
            return Language.ZH_CN;
        }
    }

    private void begin(ContainerRequestContext request, Caller caller) {
        current.begin(
                caller,
                policies.inForce(),
                request.getHeaderString(HttpHeaders.IF_MATCH),
                request.getHeaderString("Idempotency-Key"),
                address.of(((InetSocketAddress) connection.remotePeer().address()).getAddress(), request),
                request.getHeaderString(HttpHeaders.USER_AGENT));
    }

    private Caller caller(ContainerRequestContext request, Language language) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            limits.showsSecret(current.address());
            var space = authorization.indexOf(' ');
            var scheme = space < 0 ? authorization : authorization.substring(0, space);
            var token = space < 0 ? "" : authorization.substring(space + 1).strip();
            return switch (scheme) {
                case "Tracking" -> staying(() -> links.tracking(token, language)).orElseThrow(LinkEnded::new);
                case "Unit" -> staying(() -> links.unit(token, language)).orElseThrow(LinkEnded::new);
                case "Bearer" -> {
                    var claims = identity.access(token);
                    yield staying(() -> bearer(claims, language)).orElseThrow(LoginNeeded::new);
                }
                default -> throw new LoginNeeded();
            };
        }
        var token = cookie.token(request.getCookies());
        if (token == null) {
            return Caller.visitor(language);
        }
        if (!SAFE.contains(request.getMethod()) && !fromOwnSite(request)) {
            throw new ForeignSite();
        }
        return staying(() -> sessions.caller(token))
                .map(caller -> request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE) == null ? caller : caller.speaking(language))
                .orElse(Caller.visitor(language));
    }

    /// Who comes in now, with what an answer that goes on for long asks again: is it still the same caller, of the same kind
    /// and roles? Whoever is another one meanwhile may come in again, and sees what that one may.
    private Optional<Caller> staying(Supplier<Optional<Caller>> asked) {
        var caller = asked.get();
        current.stillIn(() -> asked.get().equals(caller));
        return caller;
    }

    private Optional<Caller> bearer(JWTClaimsSet claims, Language language) {
        var subject = claims.getSubject();
        if (!claims.getExpirationTime().toInstant().isAfter(clock.instant())
                || !accounts.admits(UUID.fromString(subject), claims.getIssueTime().toInstant())) {
            return Optional.empty();
        }
        var name = Identity.name(claims);
        var contact = Identity.contact(claims);
        return contact.isPresent()
                ? people.program(subject, name, contact.get(), language)
                : Optional.of(people.caller(subject, name, Identity.roles(claims), language));
    }

    private boolean fromOwnSite(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        var origin = request.getHeaderString("Origin");
        return site != null ? site.equals("same-origin") : origin != null && origin.equals(ownOrigin);
    }
}
