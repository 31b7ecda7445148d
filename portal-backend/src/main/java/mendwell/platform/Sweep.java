package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Fired every hour on every node, outside any transaction: features forget the rows that are no use any more.
public final class Sweep {
    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int PIECE = 1000;

    private final Sql sql;

    Sweep(Sql sql) {
        this.sql = sql;
    }

    /// Deletes piece by piece, each committed by itself, so that nobody waits long for a lock. Two nodes at once only share
    /// the work.
    /// @param delete a `delete from … where …` by an indexed column, without a limit
    public void forget(String delete, Object... parameters) {
        while (sql.update(delete + " limit " + PIECE, parameters) == PIECE && !Thread.currentThread().isInterrupted()) {}
    }

    @ApplicationScoped
    static class Hourly {
        private final Event<Sweep> sweep;
        private final Sql sql;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sweep").factory());

        @Inject
        Hourly(Event<Sweep> sweep, Sql sql) {
            this.sweep = sweep;
            this.sql = sql;
        }

        void begin(@Observes Startup startup) {
            timer.scheduleWithFixedDelay(this::sweep, 5, 60, TimeUnit.MINUTES);
        }

        private void sweep() {
            try {
                sweep.fire(new Sweep(sql));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Could not sweep what is over; trying again in an hour", e);
            }
        }

        void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
            timer.shutdownNow();
        }
    }
}
