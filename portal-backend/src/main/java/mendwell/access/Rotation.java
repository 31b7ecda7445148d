package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mendwell.platform.Startup;

/// Fired in the background, outside any transaction, while the current key is not complete: who keeps encrypted data
/// encrypts anew what is not under the current key. It may be fired again for work that is done, on several nodes at once,
/// and after a crash in the middle; an observer that could not do all of it throws.
public final class Rotation {
    private static final System.Logger LOG = System.getLogger(Rotation.class.getName());

    /// How long a node may go on to write with the key before.
    private static final Duration NOTICED = Duration.ofMinutes(1);

    private Rotation() {}

    @ApplicationScoped
    static class InBackground {
        private final Event<Rotation> rotation;
        private final KeyRing ring;
        private final Clock clock;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("rotation").factory());

        @Inject
        InBackground(Event<Rotation> rotation, Secrets secrets, Clock clock) {
            this.rotation = rotation;
            this.ring = secrets.ring();
            this.clock = clock;
        }

        void begin(@Observes Startup startup) {
            timer.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.MINUTES);
        }

        void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
            timer.shutdownNow();
        }

        private void round() {
            var current = ring.keys().getLast();
            if (current.complete() || current.since().plus(NOTICED).isAfter(clock.instant())) {
                return;
            }
            try {
                run();
                LOG.log(System.Logger.Level.INFO, "All data is encrypted with key " + current.id() + "; older keys can be removed");
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Could not encrypt all data with the current key; trying again in a minute", e);
            }
        }

        void run() throws IOException {
            var current = ring.current();
            rotation.fire(new Rotation());
            ring.complete(current);
        }
    }
}
