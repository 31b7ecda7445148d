package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import mendwell.platform.Answer;
import mendwell.platform.Export;
import mendwell.platform.Page;
import mendwell.security.Projection;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The one way out: writes [Answer] and [Page] as JSON, showing only the fields this caller may see, and [Export] as a file
/// with those it may take along.
@Provider
@ApplicationScoped
public class Gate implements MessageBodyWriter<Object> {
    private static final JsonFactory JSON = new JsonFactory();

    private final CurrentRequest request;
    private final Exports exports;

    @Context
    UriInfo address;

    @Inject
    Gate(CurrentRequest request, Exports exports) {
        this.request = request;
        this.exports = exports;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Answer.class || type == Page.class || type == Export.class;
    }

    @Override
    public void writeTo(
            Object result,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (result instanceof Export<?> export) {
            exports.write(export, Map.copyOf(address.getQueryParameters()), headers, out);
            return;
        }
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            if (result instanceof Answer<?> answer) {
                Projection.answer(json, answer.data(), request.fields());
            } else if (result instanceof Page<?> page) {
                Projection.page(json, page.type(), page.items(), page.next(), request.fields());
            } else {
                throw new IllegalArgumentException(type + " may not leave");
            }
        }
    }
}
