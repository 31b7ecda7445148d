package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.util.List;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import mendwell.platform.Words;
import mendwell.security.FieldsRefused;
import org.glassfish.jersey.server.ParamException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Every failure as RFC 9457 `application/problem+json`, in the caller's language. What we did not foresee becomes a 500
/// that tells only a reference; the log has the reference and the trace.
@Provider
@ApplicationScoped
public class Problem implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(Problem.class.getName());
    static final String MEDIA_TYPE = "application/problem+json";
    private static final JsonFactory JSON = new JsonFactory();

    private final CurrentRequest request;

    @Inject
    Problem(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        var language = request.language();
        return switch (thrown) {
            case Refusal refusal -> {
                var answer = problem(refusal.status(), refusal.type(), refusal.sentence(language), refusal.faults(language), language);
                yield refusal.retryAfterSeconds() == 0
                        ? answer
                        : Response.fromResponse(answer).header("Retry-After", refusal.retryAfterSeconds()).build();
            }
            case FieldsRefused fields -> problem(
                    403,
                    "fields-refused",
                    Words.in(language).text("problem.fields-refused", String.join(", ", fields.fields())),
                    fields.fields().stream()
                            .map(field -> new Refusal.Fault("/" + field, Words.in(language).text("fault.field-refused")))
                            .toList(),
                    language);
            // Jersey would call it 404, which is right for a path and misleads for what stands behind the question mark.
            case ParamException.QueryParamException parameter ->
                toResponse(BadInput.at("?" + parameter.getParameterName(), "wrong-type"));
            case WebApplicationException http when http.getCause() instanceof Refusal refusal -> toResponse(refusal);
            case WebApplicationException http when http.getResponse().getStatus() < 400 -> http.getResponse();
            case WebApplicationException http -> {
                var status = http.getResponse().getStatus();
                yield status < 500 ? ofStatus(status, language) : unexpected(http, language);
            }
            default -> unexpected(thrown, language);
        };
    }

    /// @param status below 500
    static Response ofStatus(int status, Language language) {
        var type = typeOf(status);
        return problem(status, type, Words.in(language).text("problem." + type), List.of(), language);
    }

    static String typeOf(int status) {
        return switch (status) {
            case 404, 405, 406, 415 -> "http-" + status;
            default -> "http-400";
        };
    }

    private static Response unexpected(Throwable thrown, Language language) {
        var reference = Ids.token().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "Unexpected failure, reference " + reference, thrown);
        return problem(500, "unexpected", Words.in(language).text("problem.unexpected", reference), List.of(), language);
    }

    private static Response problem(int status, String type, String detail, List<Refusal.Fault> faults, Language language) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Content-Language", language.tag())
                .entity(body(status, type, detail, faults, language))
                .build();
    }

    static byte[] body(int status, String type, String detail, List<Refusal.Fault> faults, Language language) {
        var body = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            json.writeStringProperty("title", Words.in(language).text("title." + status));
            json.writeNumberProperty("status", status);
            json.writeStringProperty("detail", detail);
            if (!faults.isEmpty()) {
                json.writeArrayPropertyStart("errors");
                for (var fault : faults) {
                    json.writeStartObject();
                    json.writeStringProperty("pointer", fault.pointer());
                    json.writeStringProperty("detail", fault.detail());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return body.toByteArray();
    }
}
