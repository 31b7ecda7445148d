package mendwell.forms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mendwell.access.CurrentRequest;
import mendwell.platform.Answer;
import mendwell.workorders.ServiceType;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("forms")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class FormResource {
    private final Forms forms;
    private final CurrentRequest request;

    @Inject
    FormResource(Forms forms, CurrentRequest request) {
        this.forms = forms;
        this.request = request;
    }

    @GET
    @Path("{serviceType}")
    @Operation(summary = "The form to ask for a service, newest version")
    public Answer<FormView> form(@PathParam("serviceType") ServiceType serviceType) {
        return Answer.of(forms.view(serviceType, request.fields()));
    }
}
