package mendwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import mendwell.access.KeyRing;

/// Contents in a folder, encrypted: `ab/cd/abcd….sealed`, named by a keyed hash of their key, so that neither the bytes nor
/// the names tell what is there. Drafts lie in `drafts/`, plain, for as long as an upload takes. Contents of earlier
/// versions lie plain under `ab/cd/KEY` until they are renewed.
final class FolderFileStore implements FileStore {
    private static final String SEALED = ".sealed";

    private final Path folder;
    private final Path drafts;
    private final KeyRing ring;
    private final Clock clock;

    FolderFileStore(Path folder, KeyRing ring, Clock clock) throws IOException {
        this.folder = folder;
        this.drafts = folder.resolve("drafts");
        this.ring = ring;
        this.clock = clock;
        Files.createDirectories(drafts);
    }

    @Override
    public Path draft() throws IOException {
        return Files.createTempFile(drafts, "", "");
    }

    @Override
    public void keep(Path draft, String key) throws IOException {
        var target = path(key);
        if (Files.exists(target)) {
            Files.delete(draft);
            Files.setLastModifiedTime(target, FileTime.from(clock.instant())); // so that a sweep that runs now spares it
            return;
        }
        seal(draft, key, FileTime.from(clock.instant()));
        Files.delete(draft);
    }

    /// Encrypts a plain file to its place.
    private void seal(Path plain, String key, FileTime time) throws IOException {
        try (var in = Files.newInputStream(plain)) {
            seal(in, key, time);
        }
    }

    private void seal(InputStream plain, String key, FileTime time) throws IOException {
        var target = path(key);
        var sealed = draft();
        try {
            SealedContent.write(plain, sealed, key, ring);
            sync(sealed, StandardOpenOption.WRITE);
            createFolders(target.getParent());
            Files.setLastModifiedTime(sealed, time);
            Files.move(sealed, target, StandardCopyOption.ATOMIC_MOVE);
            sync(target.getParent(), StandardOpenOption.READ); // the name is durable only with its folder
        } finally {
            Files.deleteIfExists(sealed);
        }
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        try {
            return SealedContent.open(path(key), from, key, ring);
        } catch (NoSuchFileException e) {
            return openPlain(key, from);
        }
    }

    private InputStream openPlain(String key, long from) throws IOException {
        try {
            var channel = FileChannel.open(plainPath(key), StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(from));
        } catch (NoSuchFileException e) {
            return SealedContent.open(path(key), from, key, ring); // it was renewed while we looked
        }
    }

    @Override
    public int renew() throws IOException {
        int renewed = 0;
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(path -> !path.startsWith(drafts) && Files.isRegularFile(path))::iterator) {
                try {
                    renewed += renew(file) ? 1 : 0;
                } catch (NoSuchFileException e) {
                    // swept while we looked
                }
            }
        }
        return renewed;
    }

    /// A crash leaves the old content, the new one, or both; the next time does the rest.
    private boolean renew(Path file) throws IOException {
        var time = Files.getLastModifiedTime(file);
        var name = file.getFileName().toString();
        if (!name.endsWith(SEALED)) {
            if (Files.notExists(path(name))) {
                seal(file, name, time);
            }
            Files.delete(file);
            return true;
        }
        if (SealedContent.keyOf(file).equals(ring.current())) {
            return false;
        }
        var key = SealedContent.contentOf(file, ring);
        try (var in = SealedContent.open(file, 0, key, ring)) {
            seal(in, key, time);
        }
        return true;
    }

    @Override
    public int sweep(Instant before, Predicate<String> needed) throws IOException {
        int removed = 0;
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (isOlder(file, before) && (file.startsWith(drafts) || !needed.test(keyOf(file)))
                        && isOlder(file, before)) { // asked again: it may have been kept anew while we looked
                    Files.deleteIfExists(file);
                    removed += file.startsWith(drafts) ? 0 : 1;
                }
            }
        }
        return removed;
    }

    private String keyOf(Path file) throws IOException {
        var name = file.getFileName().toString();
        return name.endsWith(SEALED) ? SealedContent.contentOf(file, ring) : name;
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    private Path path(String key) {
        requireKey(key);
        return place(ring.name(key), SEALED);
    }

    private Path plainPath(String key) {
        requireKey(key);
        return place(key, "");
    }

    private static void requireKey(String key) {
        if (!key.matches("[0-9a-f]{64}(-small|-print)?")) {
            throw new IllegalArgumentException("Not the key of a content: " + key);
        }
    }

    private Path place(String name, String ending) {
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name + ending);
    }

    private void createFolders(Path leaf) throws IOException {
        if (!Files.isDirectory(leaf)) {
            Files.createDirectories(leaf);
            sync(leaf.getParent(), StandardOpenOption.READ);
            sync(folder, StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
