package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.imageio.ImageIO;
import mendwell.access.CurrentRequest;
import mendwell.access.LoginNeeded;
import mendwell.access.Rotation;
import mendwell.access.Secrets;
import mendwell.pictures.Picture;
import mendwell.platform.BadInput;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Settings;
import mendwell.platform.Sql;

/// Takes files in, attaches them to work orders, shows and opens them.
@ApplicationScoped
public class Files {
    static final long MOST_PIXELS = 50_000_000;
    private static final int THUMBNAIL_SIDE = 480;
    private static final String THUMBNAIL = "-small";
    private static final String PRINT = "-print";
    private static final Duration WAITING = Duration.ofHours(24);

    private final EntityManager entities;
    private final Sql sql;
    private final CurrentRequest request;
    private final SignedLinks links;
    private final Clock clock;
    private final VirusScan scan;
    private final Room room;
    private final FileStore store;

    @Inject
    Files(
            EntityManager entities,
            Sql sql,
            CurrentRequest request,
            SignedLinks links,
            Clock clock,
            Settings settings,
            Secrets secrets,
            VirusScan scan,
            Room room)
            throws IOException {
        this.entities = entities;
        this.sql = sql;
        this.request = request;
        this.links = links;
        this.clock = clock;
        this.scan = scan;
        this.room = room;
        this.store = new FolderFileStore(settings.data().resolve("files"), secrets.ring(), clock);
    }

    /// A content that is safely kept and not yet named.
    record Kept(byte[] sha256, MediaKind kind, long size, boolean hasThumbnail) {}

    /// A content to send.
    public record Content(UUID id, String name, String mediaType, long size, byte[] sha256) {}

    /// Asks before the bytes come: who may add files at all, and is there room?
    /// @param announced the length the caller announces, 0 when unknown
    Room.Taken room(long announced) {
        var caller = request.caller();
        switch (caller.kind()) {
            case STAFF, CUSTOMER, TRACKING, UNIT, SYSTEM -> {} // each of them may write somewhere
            case VISITOR -> throw new LoginNeeded();
        }
        return room.take(caller.key(), announced);
    }

    /// Streams the bytes to disk, finds out what they are, and keeps them; what is refused leaves nothing. Outside any
    /// transaction: it takes as long as the caller's network.
    Kept receive(InputStream body, Room.Taken room) throws IOException {
        var draft = store.draft();
        try {
            var sha256 = copy(body, draft, room::requireHolds);
            var size = java.nio.file.Files.size(draft);
            if (size == 0) {
                throw FileRefused.empty();
            }
            var found = Inspection.of(draft);
            if (found.isEmpty()) {
                throw FileRefused.unknownKind(Inspection.guess(draft));
            }
            var kind = found.get().kind();
            if (size > kind.mostBytes()) {
                throw FileRefused.tooLarge(kind.megabytes);
            }
            if (found.get().pixels() > MOST_PIXELS) {
                throw FileRefused.tooManyPixels(found.get().pixels() / 1_000_000);
            }
            scan.requireClean(draft);
            var key = HexFormat.of().formatHex(sha256);
            var hasThumbnail = (kind == MediaKind.JPEG || kind == MediaKind.PNG) && keepSmall(draft, key);
            store.keep(draft, key);
            return new Kept(sha256, kind, size, hasThumbnail);
        } finally {
            java.nio.file.Files.deleteIfExists(draft);
        }
    }

    /// Keeps it for the screen and for print too: unpacking a photo of millions of pixels is nothing to wait for later.
    private boolean keepSmall(Path original, String key) throws IOException {
        Picture print;
        try (var in = ImageIO.createImageInputStream(original.toFile())) {
            print = Picture.read(in, Picture.PRINT, MOST_PIXELS);
        } catch (IOException e) {
            return false; // the photo itself may still show in a browser, and it is the customer's evidence
        }
        keep(print, key + PRINT);
        keep(print.within(THUMBNAIL_SIDE), key + THUMBNAIL);
        return true;
    }

    private void keep(Picture picture, String key) throws IOException {
        var draft = store.draft();
        try {
            picture.write(draft);
            store.keep(draft, key);
        } finally {
            java.nio.file.Files.deleteIfExists(draft);
        }
    }

    /// @param holds is told how many bytes there are by now, before they are written
    private static byte[] copy(InputStream in, Path draft, LongConsumer holds) throws IOException {
        try (var out = java.nio.file.Files.newOutputStream(draft)) {
            var hash = MessageDigest.getInstance("SHA-256");
            var piece = new byte[64 * 1024];
            long size = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                holds.accept(size);
                hash.update(piece, 0, read);
                out.write(piece, 0, read);
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @InTransaction
    AttachmentView add(Kept kept, String givenName) {
        var file = new StoredFile(
                Ids.next(),
                kept.sha256(),
                kept.kind().honestName(givenName),
                kept.kind().mediaType,
                kept.size(),
                kept.hasThumbnail(),
                clock.instant(),
                request.caller().key());
        entities.persist(file);
        return view(file.id, file.name, file.mediaType, file.size, file.hasThumbnail, file.addedAt);
    }

    /// Makes uploads part of a work order, for ever.
    /// @param ids as the caller named them
    /// @param placeId the message, log entry, report or document; for a request the order itself
    /// @throws BadInput at `/files/N` for a file that is unknown, somebody else's, or attached already
    @InTransaction
    public void attach(List<UUID> ids, UUID workOrder, Place place, UUID placeId) {
        var caller = request.caller().key();
        for (int i = 0; i < ids.size(); i++) {
            var file = ids.get(i) == null ? null : entities.find(StoredFile.class, ids.get(i));
            if (file == null || !file.mayBeAttachedBy(caller)) {
                throw BadInput.at("/files/" + i, "file");
            }
            file.attach(workOrder, place, placeId);
        }
    }

    /// Keeps what we made ourselves, such as a sealed PDF, as part of a work order.
    @InTransaction
    public UUID store(byte[] bytes, String name, String mediaType, UUID workOrder, Place place, UUID placeId) {
        try {
            var draft = store.draft();
            try {
                var sha256 = copy(new ByteArrayInputStream(bytes), draft, size -> {});
                store.keep(draft, HexFormat.of().formatHex(sha256));
                var file = new StoredFile(
                        Ids.next(), sha256, name, mediaType, bytes.length, false, clock.instant(), request.caller().key());
                file.attach(workOrder, place, placeId);
                entities.persist(file);
                return file.id;
            } finally {
                java.nio.file.Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + name, e);
        }
    }

    /// All files of a work order by their place, read at once.
    @InTransaction
    public Attachments attachmentsOf(UUID workOrder) {
        var byPlace = new HashMap<Attachments.Key, List<AttachmentView>>();
        sql.list(
                "select place, place_id, id, name, media_type, size, has_thumbnail, added_at from stored_file"
                        + " where work_order_id = ? order by added_at, id",
                row -> byPlace.computeIfAbsent(new Attachments.Key(row.value(Place.class), row.uuid()), place -> new ArrayList<>())
                        .add(view(row.uuid(), row.text(), row.text(), row.number(), row.flag(), row.instant())),
                workOrder);
        return new Attachments(byPlace);
    }

    /// A signed link to one file.
    public String link(UUID id) {
        return links.link(id, SignedLinks.Variant.FULL);
    }

    /// @throws NotFound when there is none
    @InTransaction
    public Content content(UUID id) {
        return sql.one(
                        "select id, name, media_type, size, sha256 from stored_file where id = ?",
                        row -> new Content(row.uuid(), row.text(), row.text(), row.number(), row.bytes()),
                        id)
                .orElseThrow(NotFound::new);
    }

    /// A photo as it is printed; close the stream.
    public InputStream openForPrint(UUID id) throws IOException {
        var content = content(id);
        try {
            return store.open(HexFormat.of().formatHex(content.sha256()) + PRINT, 0);
        } catch (NoSuchFileException e) {
            return open(content, 0); // it came before photos were made ready for print
        }
    }

    InputStream open(Content content, long from) throws IOException {
        return store.open(HexFormat.of().formatHex(content.sha256()), from);
    }

    InputStream openThumbnail(Content content) throws IOException {
        return store.open(HexFormat.of().formatHex(content.sha256()) + THUMBNAIL, 0);
    }

    /// Forgets uploads that nobody attached within a day.
    @InTransaction
    void forgetUnattached() {
        var before = clock.instant().minus(WAITING);
        var old = sql.list("select id from stored_file where work_order_id is null and added_at < ? limit 1000", Sql.Row::uuid, before);
        old.forEach(id -> entities.remove(entities.find(StoredFile.class, id)));
    }

    /// Removes contents that no row names any more.
    int sweepContents() throws IOException {
        return store.sweep(clock.instant().minus(WAITING), key -> sql.one(
                        "select 1 from stored_file where sha256 = ? limit 1", Sql.Row::integer, HexFormat.of().parseHex(key.substring(0, 64)))
                .isPresent());
    }

    void renew(@Observes Rotation rotation) {
        try {
            store.renew();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encrypt all files with the current key", e);
        }
    }

    private AttachmentView view(UUID id, String name, String mediaType, long size, boolean hasThumbnail, java.time.Instant addedAt) {
        return new AttachmentView(
                id,
                name,
                mediaType,
                size,
                links.link(id, SignedLinks.Variant.FULL),
                hasThumbnail ? links.link(id, SignedLinks.Variant.THUMBNAIL) : null,
                addedAt);
    }
}
