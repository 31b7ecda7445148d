package mendwell.changes;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Writes one stream, on the request's own virtual thread, until the caller goes or is out. Holds no transaction and no
/// connection while it waits.
final class ChangeStream implements StreamingOutput {
    private static final long LOOK_MILLIS = 5_000;
    private static final int QUIET_LOOKS = 3; // a comment every 15 s shows both sides whether the other is there
    private static final int MOST_MISSED = 1_000;
    /// Jersey keeps the first 8 KiB of an answer back to count them, whatever is flushed. This lets it go at once.
    private static final byte[] OPENING = (":" + " ".repeat(8192) + "\nretry: 2000\n\n").getBytes(StandardCharsets.US_ASCII);

    private final Watchers watchers;
    private final Notices notices;
    private final Watcher watcher;
    private final BooleanSupplier stillIn;
    private final String last;

    /// @param last the id of the last event the caller got; null when it comes for the first time
    ChangeStream(Watchers watchers, Notices notices, Watcher watcher, BooleanSupplier stillIn, String last) {
        this.watchers = watchers;
        this.notices = notices;
        this.watcher = watcher;
        this.stillIn = stillIn;
        this.last = last;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        watchers.open(watcher); // before the missed ones are read, so that none falls between
        try {
            out.write(OPENING);
            if (last != null) {
                catchUp(out);
            }
            out.flush();
            follow(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopping
        } finally {
            watchers.close(watcher);
        }
    }

    private void catchUp(OutputStream out) throws IOException {
        var known = last.matches("\\d{1,18}") ? notices.timeOf(Long.parseLong(last)) : java.util.Optional.<java.time.Instant>empty();
        if (known.isEmpty()) {
            reload(out);
            return;
        }
        var missed = notices.since(known.get().minus(Watchers.OVERLAP), MOST_MISSED + 1);
        if (missed.size() > MOST_MISSED) {
            reload(out);
            return;
        }
        for (var notice : missed) {
            if (notice.id() != Long.parseLong(last) && watcher.wants(notice)) {
                send(out, notice.event());
            }
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        var quiet = 0;
        while (!watcher.isEnded()) {
            var notice = watcher.next(LOOK_MILLIS);
            if (watcher.isEnded() || !stillIn.getAsBoolean()) {
                return;
            }
            if (watcher.takeOverrun()) {
                reload(out);
            } else if (notice != null) {
                for (; notice != null; notice = watcher.next()) {
                    send(out, notice.event());
                }
            } else if (++quiet < QUIET_LOOKS) {
                continue;
            } else {
                send(out, ":\n\n");
            }
            quiet = 0;
            out.flush();
        }
    }

    private static void reload(OutputStream out) throws IOException {
        send(out, "event: reload\ndata: {}\n\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
