package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import mendwell.platform.Answer;

/// Status, Location and ETag that an [Answer] carries.
@Provider
@ApplicationScoped
public class AnswerHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        if (response.getEntity() instanceof Answer<?> answer) {
            if (answer.version() != null) {
                headers.putSingle("ETag", "\"" + answer.version() + "\"");
            }
            if (answer.location() != null) {
                response.setStatus(201);
                headers.putSingle("Location", answer.location().toString());
            }
        }
    }
}
