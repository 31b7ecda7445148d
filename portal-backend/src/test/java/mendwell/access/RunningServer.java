package mendwell.access;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.glassfish.jersey.server.spi.AbstractContainerLifecycleListener;
import org.glassfish.jersey.server.spi.Container;

/// Lets a test look into the JAX-RS server that runs beside it; Jersey finds it by `META-INF/services`.
@ConstrainedTo(RuntimeType.SERVER)
public final class RunningServer extends AbstractContainerLifecycleListener implements ForcedAutoDiscoverable {
    private static volatile InjectionManager inside;

    @Override
    public void configure(FeatureContext context) {
        context.register(this);
    }

    @Override
    public void onStartup(Container container) {
        inside = container.getApplicationHandler().getInjectionManager();
    }

    /// Of the server started last.
    static InjectionManager inside() {
        return inside;
    }
}
