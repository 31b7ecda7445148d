package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import mendwell.platform.Ids;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Sweep;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The room on the disk for what callers upload ahead of the create that names it. It is taken before the first byte comes,
/// and counts on every node from then on: many uploads at once get no further than one after the other.
@ApplicationScoped
class Room {
    private static final System.Logger LOG = System.getLogger(Room.class.getName());
    /// What one caller may have waiting for a create that names it.
    private static final long MOST_WAITING = 400_000_000;
    /// What a file takes beside its bytes: a row, and the pictures made from it.
    private static final long BESIDE = 100_000;
    /// What nobody gave back by then was taken by a node that died.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final File disk;
    private final long leastFree;
    private volatile boolean full;

    /// @param megabytes are left free on the disk, for the database, documents and logs
    @Inject
    Room(Sql sql, Clock clock, Settings settings, @ConfigProperty(name = "mendwell.files.free-megabytes") long megabytes) {
        this.sql = sql;
        this.clock = clock;
        this.disk = settings.data().toFile();
        this.leastFree = megabytes * 1_000_000;
    }

    /// Outside any transaction: others must see at once what is taken.
    /// @param announced the length the caller announces; 0 when it is unknown, and then counts as the most a file may have
    Taken take(String caller, long announced) {
        var most = MediaKind.MP4.mostBytes();
        if (announced > most) {
            throw FileRefused.tooLarge(MediaKind.MP4.megabytes);
        }
        requireFree(announced);
        var taken = new Taken(announced > 0 ? announced : most);
        sql.update("insert into upload(id, caller, bytes, begun_at) values (?,?,?,?)", taken.id, caller, taken.bytes, clock.instant());
        // Counted only now, so that of several at once each counts those before it.
        if (waiting(caller) > MOST_WAITING) {
            taken.close();
            throw FileRefused.tooManyWaiting(MOST_WAITING / 1_000_000);
        }
        return taken;
    }

    /// In one statement, so that an upload that becomes a file in this moment is never in neither of them.
    private long waiting(String caller) {
        return sql.one(
                        "select (select coalesce(sum(size + ?), 0) from stored_file where work_order_id is null and added_by = ?)"
                                + " + (select coalesce(sum(bytes + ?), 0) from upload where caller = ?)",
                        Sql.Row::number,
                        BESIDE,
                        caller,
                        BESIDE,
                        caller)
                .orElseThrow();
    }

    private void requireFree(long more) {
        var wasFull = full;
        full = disk.getUsableSpace() - more < leastFree;
        if (full && !wasFull) {
            LOG.log(System.Logger.Level.WARNING, "Uploads are refused: less than {0} MB are free below {1}", leastFree / 1_000_000, disk);
        }
        if (full) {
            throw FileRefused.noRoom();
        }
    }

    void forget(@Observes Sweep sweep) {
        sweep.forget("delete from upload where begun_at < ?", clock.instant().minus(LONGEST));
    }

    /// Room for one upload, until it is closed: by then the file is there and counts itself, or nothing of it is.
    final class Taken implements AutoCloseable {
        private final UUID id = Ids.next();
        private final long bytes;

        private Taken(long bytes) {
            this.bytes = bytes;
        }

        /// Asked again and again while bytes come.
        /// @param size how many there are by now
        void requireHolds(long size) {
            if (size > bytes) {
                throw FileRefused.tooLarge(MediaKind.MP4.megabytes);
            }
            requireFree(0);
        }

        @Override
        public void close() {
            sql.update("delete from upload where id = ?", id);
        }
    }
}
