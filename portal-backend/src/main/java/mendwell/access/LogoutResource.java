package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.platform.Sweep;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// OpenID Connect Back-Channel Logout: Keycloak tells that a session is over, because the person logged out elsewhere or an
/// administrator ended it. The session's rows are gone when the answer leaves; every node knows within a second.
@Path("session/back-channel-logout")
@ApplicationScoped
public class LogoutResource {
    private final Identity identity;
    private final Sessions sessions;
    private final Sql sql;
    private final Clock clock;

    @Inject
    LogoutResource(Identity identity, Sessions sessions, Sql sql, Clock clock) {
        this.identity = identity;
        this.sessions = sessions;
        this.sql = sql;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @InTransaction
    public void logout(@FormParam("logout_token") String token) {
        if (token == null) {
            throw new Identity.LogoutRefused();
        }
        var ended = identity.ended(token);
        var first = sql.update(
                "insert ignore into ended_logout(jti_hash, expires_at) values (?,?)", Hash.sha256(ended.jti()), ended.expiresAt());
        if (first == 0) {
            throw new Identity.LogoutRefused();
        }
        if (ended.sid() != null) {
            sessions.endWithin(ended.sid());
        } else {
            sessions.endOf(ended.subject());
        }
    }

    void forgetOld(@Observes Sweep sweep) {
        sweep.forget("delete from ended_logout where expires_at < ?", clock.instant().minusSeconds(300));
    }
}
