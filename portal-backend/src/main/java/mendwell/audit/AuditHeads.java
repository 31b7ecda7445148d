package mendwell.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import mendwell.audit.AuditSeal.Head;

/// The folder that the owner mounts from, or copies to, another machine: the heads in `audit-heads.txt`, one line each and
/// only ever added to, and the public key `audit-….pem`.
record AuditHeads(Path folder) {
    private static final String FILE = "audit-heads.txt";
    private static final int LONGEST = 1024;

    /// Puts the public key there.
    void welcome(AuditKey key) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("audit-" + key.id() + ".pem");
        if (Files.notExists(file)) {
            Files.writeString(file, key.pem());
        }
    }

    /// All lines.
    List<String> all() throws IOException {
        var file = folder.resolve(FILE);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /// The line added last. Half a line, left by a crash, does not count.
    Optional<Head> last() throws IOException {
        var file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var end = ByteBuffer.allocate((int) Math.min(LONGEST, channel.size()));
            channel.read(end, channel.size() - end.capacity());
            var text = new String(end.array(), StandardCharsets.US_ASCII);
            if (!text.contains("\n")) {
                return Optional.empty();
            }
            var lines = text.substring(0, text.lastIndexOf('\n')).split("\n");
            return Optional.of(Head.parse(lines[lines.length - 1]));
        }
    }

    /// Adds lines, on disk when it returns.
    void add(List<String> lines) throws IOException {
        var file = folder.resolve(FILE);
        cutHalfALine(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    /// What an earlier crash may have left; else a file that the system lets only grow (`chattr +a`) is never cut.
    private static void cutHalfALine(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (var reader = FileChannel.open(file, StandardOpenOption.READ)) {
            var one = ByteBuffer.allocate(1);
            long end = reader.size();
            while (end > 0 && reader.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
                end--;
            }
            if (end < reader.size()) {
                try (var writer = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    writer.truncate(end);
                }
            }
        }
    }
}
