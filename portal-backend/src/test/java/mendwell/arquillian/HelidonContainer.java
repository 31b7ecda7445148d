package mendwell.arquillian;

import io.helidon.microprofile.server.Server;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/// The product itself, started once for all test classes of the run. There is nothing to deploy: it is on the class path.
public class HelidonContainer implements DeployableContainer<HelidonContainer.Configuration> {
    /// Nothing to say in `arquillian.xml`; all settings are the product's own.
    public static class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    private static Server server;

    /// @throws IllegalStateException without a stack
    private static synchronized Server server() {
        if (server == null) {
            if (System.getenv("MENDWELL_DATABASE_URL") == null || System.getenv("MENDWELL_IDENTITY_URL") == null) {
                throw new IllegalStateException("These tests need MariaDB and Keycloak. Run them as"
                        + " ./run --services database,keycloak,mailbox -- mvn -pl portal-backend -am -Pstack test"
                        + " -Dtest='*IT' -Dsurefire.failIfNoSpecifiedTests=false");
            }
            System.setProperty("server.port", "0"); // any free port, whatever the environment says
            System.setProperty("mendwell.trusted.proxies", "127.0.0.1"); // so that a test may call from anywhere
            server = Server.builder().host("127.0.0.1").build().start();
        }
        return server;
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {}

    @Override
    public void start() {}

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local"); // tests run in this JVM, beside the server
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        var http = new HTTPContext("127.0.0.1", server().port());
        http.add(new Servlet("api", "/"));
        return new ProtocolMetaData().addContext(http);
    }

    @Override
    public void undeploy(Archive<?> archive) {}

    @Override
    public void deploy(Descriptor descriptor) {}

    @Override
    public void undeploy(Descriptor descriptor) {}
}
