package mendwell.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.function.BooleanSupplier;
import mendwell.http.Api;
import mendwell.http.Orders;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test of the running product.
///
/// Arquillian runs a test on an instance of its own: use neither `@BeforeEach` nor fields that a test sets.
@ExtendWith(ArquillianExtension.class)
public abstract class StackTest {
    @ArquillianResource
    protected URL server;

    @Deployment
    public static JavaArchive nothing() {
        return ShrinkWrap.create(JavaArchive.class);
    }

    /// A client nobody is logged in with.
    protected Api visitor() {
        return Api.at(server);
    }

    /// A client of one of the sample people, logged in at Keycloak.
    protected Api as(String person) {
        return visitor().as(person);
    }

    protected Orders orders() {
        return new Orders(visitor());
    }

    protected static void within(int seconds, BooleanSupplier holds) {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not true in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
