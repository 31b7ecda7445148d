package mendwell.changes;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// One open stream: which notices it may carry, and those that wait to be sent.
final class Watcher {
    /// More than this many unsent notices are worth less than one "load everything again".
    static final int MOST_WAITING = 256;

    private final String owner;
    private final Predicate<Notice> wanted;
    private final ArrayBlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean overrun;
    private volatile boolean ended;

    /// @param owner the caller's key
    Watcher(String owner, Predicate<Notice> wanted) {
        this.owner = owner;
        this.wanted = wanted;
    }

    String owner() {
        return owner;
    }

    boolean wants(Notice notice) {
        return wanted.test(notice);
    }

    void offer(Notice notice) {
        if (wanted.test(notice) && !waiting.offer(notice)) {
            overrun = true;
        }
    }

    /// The next notice, or null when none came in time.
    Notice next(long milliseconds) throws InterruptedException {
        return waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
    }

    Notice next() {
        return waiting.poll();
    }

    /// True once after notices were dropped.
    boolean takeOverrun() {
        if (!overrun) {
            return false;
        }
        overrun = false;
        waiting.clear();
        return true;
    }

    void end() {
        ended = true;
        waiting.clear();
        waiting.offer(new Notice(0, null, null, null, null)); // wakes the stream
    }

    boolean isEnded() {
        return ended;
    }
}
