package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mendwell.access.Policies;
import mendwell.platform.Backlog;
import mendwell.platform.NotFound;
import mendwell.platform.Startup;
import mendwell.platform.Sweep;

/// Empties the outbox: at once after a commit, and every few seconds for what other nodes left or must be tried again.
@ApplicationScoped
class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final Duration KEPT = Duration.ofDays(30);

    private final Outbox outbox;
    private final Letters letters;
    private final Messenger messenger;
    private final RequestContextController context;
    private final Policies policies;
    private final Clock clock;
    private final Backlog backlog;

    @Inject
    Dispatcher(
            Outbox outbox, Letters letters, Messenger messenger, RequestContextController context, Policies policies, Clock clock) {
        this.outbox = outbox;
        this.letters = letters;
        this.messenger = messenger;
        this.context = context;
        this.policies = policies;
        this.clock = clock;
        this.backlog = outbox.backlog();
    }

    void begin(@Observes Startup startup) {
        backlog.begin(this::dispatch);
    }

    /// Lets the mail that is just being sent finish.
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) throws InterruptedException {
        backlog.end();
    }

    void forgetOld(@Observes Sweep sweep) {
        sweep.forget("delete from outbox where delivered_at < ?", clock.instant().minus(KEPT));
    }

    /// @return how many there were
    int dispatch() {
        if (!policies.areKnown()) {
            return 0; // all would be withheld
        }
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
                if (backlog.isEnding() || System.nanoTime() - begin > Outbox.LEASE.toNanos() / 2) {
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
}
