package mendwell.permissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import mendwell.access.Asks;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;

/// Permissions over HTTP.
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class PermissionsResource {
    private final Permissions permissions;

    @Inject
    PermissionsResource(Permissions permissions) {
        this.permissions = permissions;
    }

    /// Every right of every role for every field: as shipped, as changed, and as it counts. For admins.
    @GET
    public Answer<PermissionsView> permissions() {
        return permissions.matrix();
    }

    /// Says who would gain or lose what, and changes nothing.
    @POST
    @Path("trial")
    public Answer<TrialView> tried(@NotNull NewPermissions wanted) {
        return Answer.of(permissions.tried(wanted));
    }

    /// Makes these changes the ones that count, on every node within two seconds.
    @POST
    @Path("versions")
    public Answer<PermissionVersionView> save(@NotNull NewPermissions wanted) {
        var number = permissions.save(wanted);
        return Answer.created(permissions.version(number).data(), number, "permissions/versions/" + number);
    }

    /// Who changed the rules, when and why; newest first.
    @GET
    @Path("versions")
    public Page<PermissionVersionRow> versions(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        return permissions.versions(cursor == null ? Integer.MAX_VALUE : number(cursor), Page.limit(limit));
    }

    /// One version, with its changes as text.
    @GET
    @Path("versions/{number}")
    public Answer<PermissionVersionView> version(@PathParam("number") int number) {
        return permissions.version(number);
    }

    /// Who gained or lost what between two versions.
    ///
    /// @param since the earlier one; 0 for the rules as shipped
    @GET
    @Path("versions/{number}/effects")
    public Page<EffectView> difference(@PathParam("number") int number, @QueryParam("since") @Asks(match = "permissionVersion.number") int since) {
        return permissions.difference(since, number);
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.at("?cursor", "cursor");
        }
    }
}
