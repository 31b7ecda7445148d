package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mendwell.platform.NotFound;
import mendwell.platform.Startup;

/// Empties the outbox: at once after a commit, and every few seconds for what other nodes left or must be tried again.
@ApplicationScoped
class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Letters letters;
    private final Messenger messenger;
    private final RequestContextController context;
    private volatile boolean stopping;
    private Thread thread;

    @Inject
    Dispatcher(Outbox outbox, Letters letters, Messenger messenger, RequestContextController context) {
        this.outbox = outbox;
        this.letters = letters;
        this.messenger = messenger;
        this.context = context;
    }

    void begin(@Observes Startup startup) {
        thread = Thread.ofPlatform().daemon().name("outbox").start(this::run);
    }

    /// Lets the mail that is just being sent finish.
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) throws InterruptedException {
        stopping = true;
        outbox.wake().release();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void run() {
        long round = 0;
        while (!stopping) {
            try {
                outbox.wake().tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                outbox.wake().drainPermits();
                while (!stopping && dispatch() > 0) {}
                if (++round % 1000 == 0) {
                    while (!stopping && outbox.sweep() > 0) {}
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Could not read the outbox; trying again soon", e);
                pause();
            }
        }
    }

    /// @return how many there were
    int dispatch() {
        var begun = context.activate(); // nobody's request: the system acts
        try {
            var claimed = outbox.claim();
            if (!claimed.isEmpty()) {
                dispatch(claimed);
            }
            return claimed.size();
        } finally {
            if (begun) {
                context.deactivate();
            }
        }
    }

    private void dispatch(List<Outbox.Claimed> claimed) {
        var begin = System.nanoTime();
        var delivered = new ArrayList<Outbox.Claimed>();
        try (var round = messenger.round()) {
            for (int i = 0; i < claimed.size(); i++) {
                if (stopping || System.nanoTime() - begin > Outbox.LEASE.toNanos() / 2) {
                    outbox.release(claimed.subList(i, claimed.size()));
                    break;
                }
                if (dispatch(claimed.get(i), round)) {
                    delivered.add(claimed.get(i));
                }
            }
        } finally {
            outbox.delivered(delivered);
        }
    }

    /// @return whether nothing more is to be done
    private boolean dispatch(Outbox.Claimed claimed, Messenger.Round round) {
        if (claimed.letter() == null) {
            outbox.failed(claimed, "Written with another secret key", true);
            return false;
        }
        try {
            var mail = letters.prepare(claimed);
            if (mail.isPresent()) {
                round.send(mail.get());
            }
            return true;
        } catch (Messenger.Undeliverable e) {
            LOG.log(System.Logger.Level.WARNING, "Letter {0} can never be delivered: {1}", claimed.id(), e.getMessage());
            outbox.failed(claimed, e.getMessage(), true);
        } catch (NotFound e) {
            outbox.failed(claimed, "The order is gone", true);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "Letter {0}, try {1}: {2}", claimed.id(), claimed.attempts(), e.getMessage());
            outbox.failed(claimed, e.getMessage(), false);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Letter " + claimed.id() + " could not be composed", e);
            outbox.failed(claimed, e.getClass().getSimpleName(), false);
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
