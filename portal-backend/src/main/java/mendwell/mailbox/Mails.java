package mendwell.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The caught mails, one `.eml` file each, named by the microsecond of arrival; only the newest 500 are kept.
final class Mails {
    private static final int KEPT = 500;

    private final Path folder;
    private final Clock clock;
    private long last;

    Mails(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    synchronized void add(String to, byte[] source) throws IOException {
        var now = clock.instant();
        last = Math.max(last + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
        var header = ("Delivered-To: " + to + "\r\n").getBytes(StandardCharsets.UTF_8);
        var unfinished = folder.resolve(last + ".part");
        try (var out = Files.newOutputStream(unfinished)) {
            out.write(header);
            out.write(source);
        }
        Files.move(unfinished, file(Long.toString(last)));
        var ids = ids();
        for (var id : ids.subList(Math.min(KEPT, ids.size()), ids.size())) {
            Files.delete(file(id));
        }
    }

    /// Newest first.
    synchronized List<Mail> all() throws IOException, MessagingException {
        var mails = new ArrayList<Mail>();
        for (var id : ids()) {
            mails.add(read(id));
        }
        return mails;
    }

    synchronized Optional<Mail> find(String id) throws IOException, MessagingException {
        return Files.exists(file(id)) ? Optional.of(read(id)) : Optional.empty();
    }

    byte[] source(String id) throws IOException {
        return Files.readAllBytes(file(id));
    }

    synchronized void clear() throws IOException {
        for (var id : ids()) {
            Files.delete(file(id));
        }
    }

    private Mail read(String id) throws IOException, MessagingException {
        return Mail.read(id, Instant.ofEpochMilli(Long.parseLong(id) / 1_000), source(id));
    }

    private List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}
