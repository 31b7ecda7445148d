package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import mendwell.platform.Answer;
import mendwell.platform.Export;

/// Status, Location and ETag that an [Answer] carries; and to HEAD nothing is written that nobody reads: a stream of
/// changes would never end, an export not soon. A refusal without words gets some.
@Provider
@ApplicationScoped
public class AnswerHeaders implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};

    private final CurrentRequest current;

    @Inject
    AnswerHeaders(CurrentRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        if (response.getStatus() == 400 && !response.hasEntity()) { // a header that Jersey itself cannot read
            var problem = Problem.ofStatus(response.getStatus(), current.language());
            headers.putSingle("Content-Language", problem.getHeaderString("Content-Language"));
            response.setEntity(problem.getEntity(), NONE, problem.getMediaType());
        }
        if (request.getMethod().equals("HEAD") && (response.getEntity() instanceof StreamingOutput || response.getEntity() instanceof Export<?>)) {
            response.setEntity(null);
        }
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
