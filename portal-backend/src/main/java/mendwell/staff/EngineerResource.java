package mendwell.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mendwell.access.CurrentRequest;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("engineers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class EngineerResource {
    private final Engineers engineers;
    private final CurrentRequest request;

    @Inject
    EngineerResource(Engineers engineers, CurrentRequest request) {
        this.engineers = engineers;
        this.request = request;
    }

    @GET
    @Operation(summary = "All engineers with their load, for staff")
    public Page<EngineerView> engineers() {
        request.requireStaff();
        return Page.of(EngineerView.class, engineers.all());
    }
}
