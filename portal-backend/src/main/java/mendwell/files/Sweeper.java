package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mendwell.platform.Startup;

/// Sweeps every hour what was uploaded and never used.
@ApplicationScoped
class Sweeper {
    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final Files files;
    private final RequestContextController context;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("file-sweeper").factory());

    @Inject
    Sweeper(Files files, RequestContextController context) {
        this.files = files;
        this.context = context;
    }

    void begin(@Observes Startup startup) {
        timer.scheduleWithFixedDelay(this::sweep, 5, 60, TimeUnit.MINUTES);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
        timer.shutdownNow();
    }

    void sweep() {
        var begun = context.activate(); // nobody's request: the system acts
        try {
            files.forgetUnattached();
            files.sweepContents();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Could not sweep unused files; trying again in an hour", e);
        } finally {
            if (begun) {
                context.deactivate();
            }
        }
    }
}
