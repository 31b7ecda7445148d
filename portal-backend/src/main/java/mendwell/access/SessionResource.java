package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Who is calling, and the end of a session.
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SessionResource {
    /// @param url where the browser goes next: Keycloak's own logout, which leads back to the portal
    @RecordType("logout")
    public record LogoutView(String url) {}

    private final CurrentRequest request;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Identity identity;
    private final Settings settings;
    private final Sql sql;

    @Inject
    SessionResource(
            CurrentRequest request, Sessions sessions, SessionCookie cookie, Identity identity, Settings settings, Sql sql) {
        this.request = request;
        this.sessions = sessions;
        this.cookie = cookie;
        this.identity = identity;
        this.settings = settings;
        this.sql = sql;
    }

    /// Who is calling. Never refuses: without a session the kind is VISITOR.
    @GET
    @InTransaction
    public Answer<SessionView> session() {
        var caller = request.caller();
        var customer = caller.customer() == null
                ? null
                : sql.one("select name from customer where id = ?", Sql.Row::text, caller.customer()).orElse(null);
        var kind = switch (caller.kind()) {
            case STAFF -> SessionView.Kind.STAFF;
            case CUSTOMER -> SessionView.Kind.CUSTOMER;
            case TRACKING, UNIT, VISITOR, SYSTEM -> SessionView.Kind.VISITOR;
        };
        return Answer.of(new SessionView(
                kind,
                caller.name(),
                caller.language().tag(),
                customer,
                SessionView.capabilities(caller, request.fields()),
                settings.brandName(),
                settings.brandColour(),
                settings.servicePhone()));
    }

    /// Ends the session here at once; the answer's address ends it at Keycloak too.
    @POST
    @Path("logout")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LogoutView.class)))
    public Response logout(@Context HttpHeaders headers) {
        var token = cookie.token(headers.getCookies());
        var home = URI.create(settings.publicUrl() + "/");
        var next = token == null
                ? home
                : sessions.end(token).map(idToken -> identity.logoutPage(home, idToken)).orElse(home);
        return Response.ok(Answer.of(new LogoutView(next.toString()))).cookie(cookie.noSession()).build();
    }
}
