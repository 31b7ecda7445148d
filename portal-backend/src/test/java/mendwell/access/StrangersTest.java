package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class StrangersTest {
    @Test
    void noLibraryBringsAnyByItself() {
        assertThat(Strangers.in(server())).isEmpty();
    }

    @Test
    void oneThatIsRegisteredIsNoticed() {
        assertThat(Strangers.in(server(WritesAnything.class, Resolves.class)))
                .isEqualTo(Set.of(WritesAnything.class.getName(), Resolves.class.getName()));
    }

    @Test
    void evenTheWriterOfOurOwnCallsToKeycloakIsOneToTheServer() {
        assertThat(Strangers.in(server(RealmClient.Shapes.class))).containsExactly(RealmClient.Shapes.class.getName());
    }

    /// With what Jersey finds on the class path, and these.
    private static InjectionManager server(Class<?>... registered) {
        return new ApplicationHandler(new ResourceConfig(registered)).getInjectionManager();
    }

    /// As RESTEasy's for JSON.
    static final class WritesAnything implements MessageBodyWriter<Object> {
        @Override
        public boolean isWriteable(Class<?> type, Type shape, Annotation[] annotations, MediaType media) {
            return true;
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
            throw new AssertionError("nobody asks a stranger to write");
        }
    }

    static final class Resolves implements ContextResolver<String> {
        @Override
        public String getContext(Class<?> type) {
            return "";
        }
    }
}
