package mendwell.access;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.proxy.WebResourceFactory;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.keycloak.admin.client.spi.ResteasyClientProvider;
import tools.jackson.databind.json.JsonMapper;

/// Lets Keycloak's admin client make its calls through Jersey, which we have, rather than RESTEasy, whose JSON writers the
/// server would find beside the gate. The client finds this class by `META-INF/services`.
public final class RealmClient implements ResteasyClientProvider {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @Override
    public Client newRestEasyClient(Object ours, SSLContext tls, boolean trustingAnybody) {
        return JerseyClientBuilder.createClient(new ClientConfig(Shapes.class)
                .connectorProvider(new JavaNetHttpConnectorProvider())
                .property(ClientProperties.CONNECT_TIMEOUT, Math.toIntExact(CONNECT.toMillis()))
                .property(ClientProperties.READ_TIMEOUT, Math.toIntExact(ANSWER.toMillis()))
                // Keycloak takes roles away by a DELETE with a body.
                .property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true));
    }

    @Override
    public <R> R targetProxy(WebTarget target, Class<R> shape) {
        return WebResourceFactory.newResource(shape, target);
    }

    /// Keycloak's shapes as JSON. No `@Provider`: it belongs to this client, and the server must not know it.
    static final class Shapes implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
        /// What a newer Keycloak says and its client does not know is passed over.
        private static final JsonMapper JSON = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(NON_NULL))
                .build();

        @Override
        public boolean isReadable(Class<?> type, Type shape, Annotation[] annotations, MediaType media) {
            return media.isCompatible(MediaType.APPLICATION_JSON_TYPE);
        }

        @Override
        public Object readFrom(
                Class<Object> type, Type shape, Annotation[] annotations, MediaType media, MultivaluedMap<String, String> headers, InputStream in) {
            return shape == void.class ? null : JSON.readValue(in, JSON.constructType(shape));
        }

        @Override
        public boolean isWriteable(Class<?> type, Type shape, Annotation[] annotations, MediaType media) {
            return media.isCompatible(MediaType.APPLICATION_JSON_TYPE);
        }

        @Override
        public void writeTo(
                Object value,
                Class<?> type,
                Type shape,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out) {
            JSON.writeValue(out, value);
        }
    }
}
