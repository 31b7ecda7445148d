package mendwell.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/// Fired once, after the tables are right and before the first request: features open what they need (index, process
/// engine, sample data).
public record Startup() {
    @ApplicationScoped
    static class Order {
        void begin(
                @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 5) @Initialized(ApplicationScoped.class) Object begun,
                Migrations migrations,
                Event<Startup> startup) {
            migrations.run();
            startup.fire(new Startup());
        }
    }
}
