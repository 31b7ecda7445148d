package mendwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/// Contents in a folder: `ab/cd/abcd…`, drafts in `drafts/`.
final class FolderFileStore implements FileStore {
    private final Path folder;
    private final Path drafts;
    private final Clock clock;

    FolderFileStore(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.drafts = folder.resolve("drafts");
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
        sync(draft, StandardOpenOption.WRITE);
        createFolders(target.getParent());
        Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.getParent(), StandardOpenOption.READ); // the name is durable only with its folder
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        var channel = FileChannel.open(path(key), StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(from));
    }

    @Override
    public int sweep(Instant before, Predicate<String> needed) throws IOException {
        int removed = 0;
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (isOlder(file, before) && (file.startsWith(drafts) || !needed.test(file.getFileName().toString()))
                        && isOlder(file, before)) { // asked again: it may have been kept anew while we looked
                    Files.deleteIfExists(file);
                    removed += file.startsWith(drafts) ? 0 : 1;
                }
            }
        }
        return removed;
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    private Path path(String key) {
        if (!key.matches("[0-9a-f]{64}(-small|-print)?")) {
            throw new IllegalArgumentException("Not the key of a content: " + key);
        }
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
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
