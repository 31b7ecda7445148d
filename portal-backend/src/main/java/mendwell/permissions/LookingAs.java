package mendwell.permissions;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.access.Policies;
import mendwell.audit.AuditTrail;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Refusal;

/// `View-As: engineer` on a GET shows an admin what that role sees: its fields, as far as the admin sees them too, of the
/// admin's own records. Nothing can be changed while looking, and each look is audited.
@Provider
@PreMatching
@Priority(Priorities.USER + 100)
@ApplicationScoped
public class LookingAs implements ContainerRequestFilter {
    private static final String HEADER = "View-As";

    private final CurrentRequest request;
    private final Policies policies;
    private final Looks looks;

    /// Who looks as somebody else only looks.
    static final class OnlyLooking extends Refusal {
        OnlyLooking() {
            super(403, "only-looking");
        }
    }

    @Inject
    LookingAs(CurrentRequest request, Policies policies, Looks looks) {
        this.request = request;
        this.policies = policies;
        this.looks = looks;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var role = call.getHeaderString(HEADER);
        if (role == null) {
            return;
        }
        var caller = request.caller();
        if (!caller.isStaff() || !caller.has("admin")) {
            throw new Forbidden();
        }
        if (!call.getMethod().equals("GET")) {
            throw new OnlyLooking();
        }
        var policy = policies.inForce();
        if (!policy.roles().contains(role)) {
            throw BadInput.at(HEADER, "permissions.unknown-role", role);
        }
        looks.record(caller, role, call.getUriInfo().getPath());
        request.lookAs(Caller.of(role, caller.language()), policy.viewFor(java.util.Set.of(role)).asFarAs(request.fields()));
    }

    @ApplicationScoped
    static class Looks {
        private final AuditTrail audit;

        @Inject
        Looks(AuditTrail audit) {
            this.audit = audit;
        }

        @InTransaction
        void record(Caller admin, String role, String path) {
            audit.record(AuditTrail.Action.INSERT, "look_as", Ids.next().toString(), null, Map.of("role", role, "path", path));
        }
    }
}
