package mendwell.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mendwell.platform.Startup;

/// The open streams of this node, and the one thread that reads notices for all of them.
@ApplicationScoped
class Watchers {
    /// A transaction may commit this long after it drew its notice's id, and nodes' clocks may differ.
    static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Watchers.class.getName());
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final Instance<Notices> notices; // which in turn tells us of commits
    private final Clock clock;
    private final Set<Watcher> open = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Long> committed = new LinkedBlockingQueue<>();
    /// Notices told within the overlap, by when (nanoseconds).
    private final Map<Long, Long> told = new HashMap<>();
    private Thread reader;

    @Inject
    Watchers(Instance<Notices> notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    void begin(@Observes Startup startup) {
        reader = Thread.ofPlatform().daemon().name("change-reader").start(this::run);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
        if (reader != null) {
            reader.interrupt();
        }
        open.forEach(Watcher::end);
    }

    void open(Watcher watcher) {
        open.add(watcher);
    }

    void close(Watcher watcher) {
        open.remove(watcher);
    }

    int count() {
        return open.size();
    }

    long count(String owner) {
        return open.stream().filter(watcher -> watcher.owner().equals(owner)).count();
    }

    /// Called after each commit of this node: must not wait.
    void committed(Collection<Long> ids) {
        if (!open.isEmpty()) {
            committed.addAll(ids);
        }
    }

    private void run() {
        var nextLook = System.nanoTime();
        var nextSweep = System.nanoTime() + SWEEP.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var first = committed.poll(Math.max(1, nextLook - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (first != null) {
                    var ids = new ArrayList<>(List.of(first));
                    committed.drainTo(ids, 500);
                    tell(notices.get().byId(ids));
                }
                if (System.nanoTime() >= nextLook) {
                    nextLook = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                    if (!open.isEmpty()) {
                        tell(notices.get().since(clock.instant().minus(OVERLAP), Integer.MAX_VALUE));
                        // Twice the overlap: the clock and this counter need not run alike.
                        told.values().removeIf(at -> System.nanoTime() - at > 2 * OVERLAP.toNanos());
                    }
                }
                if (System.nanoTime() >= nextSweep) {
                    nextSweep = System.nanoTime() + SWEEP.toNanos();
                    while (notices.get().sweep() > 0) {}
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Could not read changes; trying again in a second", e);
                nextLook = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            }
        }
    }

    private void tell(List<Notice> found) {
        for (var notice : found) {
            if (told.putIfAbsent(notice.id(), System.nanoTime()) == null) {
                open.forEach(watcher -> watcher.offer(notice));
            }
        }
    }
}
