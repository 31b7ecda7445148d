package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import mendwell.platform.BadInput;
import mendwell.platform.Json;
import mendwell.platform.Patch;
import mendwell.platform.Refusal;
import mendwell.security.FieldsRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The one way in: JSON bodies as records, strictly read, their constraints checked, their bytes hashed for [Once].
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@ApplicationScoped
public class BodyReader implements MessageBodyReader<Object> {
    private static final int MOST_BYTES = 2_000_000;

    private final CurrentRequest request;

    /// The body is larger than any that makes sense.
    static final class BodyTooLarge extends Refusal {
        BodyTooLarge() {
            super(413, "body-too-large", MOST_BYTES / 1_000_000);
        }
    }

    @Inject
    BodyReader(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new BodyTooLarge();
        }
        request.bodyHash(Hash.sha256(bytes));
        var tree = Json.tree(bytes);
        var types = Json.MAPPER.getTypeFactory();
        var shape = type == (Class<?>) Patch.class
                ? (Class<?>) ((ParameterizedType) genericType).getActualTypeArguments()[0]
                : type;
        try {
            SetFields.check(shape, tree, request.fields());
        } catch (FieldsRefused e) {
            // Perhaps the session has just ended: signing in helps, and choosing other fields does not.
            throw request.caller().kind() == Caller.Kind.VISITOR ? new LoginNeeded() : e;
        }
        if (type != (Class<?>) Patch.class) {
            return Json.read(tree, types.constructType(genericType));
        }
        if (!(tree instanceof ObjectNode object)) {
            throw BadInput.at("", "wrong-type");
        }
        var values = ((ParameterizedType) genericType).getActualTypeArguments()[0];
        return new Patch<>(Json.<Object>read((JsonNode) object, types.constructType(values)), java.util.Set.copyOf(object.propertyNames()));
    }
}
