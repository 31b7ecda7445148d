package mendwell.platform;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Works off what waits in a table, on a thread of its own: at once after a commit that added to it, and every few
/// seconds for what other nodes left or what must be tried again.
public final class Backlog {
    private static final System.Logger LOG = System.getLogger(Backlog.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final String name;
    private final TransactionSynchronizationRegistry registry;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean ending;
    private Thread thread;

    public Backlog(String name, TransactionSynchronizationRegistry registry) {
        this.name = name;
        this.registry = registry;
    }

    /// @param work does a piece and says how much there was; it is asked again until there was none
    public void begin(IntSupplier work) {
        thread = Thread.ofPlatform().daemon().name(name).start(() -> run(work));
    }

    /// Lets the piece that is being done finish.
    public void end() throws InterruptedException {
        ending = true;
        wake();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    public boolean isEnding() {
        return ending;
    }

    public void wake() {
        wake.release();
    }

    /// To be called in the transaction that adds to the table.
    public void wakeAfterCommit() {
        if (registry.getResource(this) != null) {
            return;
        }
        registry.putResource(this, true);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {} // the rows are written already

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }

    /// Half a minute after the first try, twice as long each time, at most an hour.
    public static Instant nextTry(int attempts, Instant now) {
        return now.plus(Duration.ofSeconds(Math.min(3600, 30L << Math.min(10, attempts - 1))));
    }

    private void run(IntSupplier work) {
        while (!ending) {
            try {
                wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                while (!ending && work.getAsInt() > 0) {}
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Could not read what waits in " + name + "; trying again soon", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
