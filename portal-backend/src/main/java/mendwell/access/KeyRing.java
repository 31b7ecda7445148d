package mendwell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys that encrypt data at rest, each with an id that stands before what it encrypted. They lie in a file beside the
/// secret key, encrypted with it, one a line; the last is for new data. Another process may add one at any time; that
/// is noticed within a second.
///
/// ```
/// 5f0c9a1e 2026-11-22T08:00:00Z complete q83v…
/// 77aa01bc 2026-12-01T08:00:00Z filling  wr8F…
/// ```
public final class KeyRing {
    private static final int ID = 8;
    private static final String NAMES = "names";
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    /// @param complete all data is encrypted with this key; the ones before it are no use any more
    public record Key(String id, Instant since, boolean complete) {}

    private record Line(Key key, byte[] secret) {}

    private record Ring(List<Line> lines, FileTime written) {
        Optional<Line> line(String id) {
            return lines.stream().filter(line -> line.key.id.equals(id)).findFirst();
        }
    }

    private final Path file;
    private final byte[] master;
    private volatile Ring ring;
    private volatile long looked;

    /// The ring in the file; made first when there is none. Processes that start at once end with the same.
    KeyRing(Path file, byte[] master) {
        this.file = file;
        this.master = master;
        try {
            if (Files.notExists(file)) {
                var names = new Line(new Key(NAMES, Instant.now(), true), random(32));
                // Nothing is complete at first: there may be data from before there was a ring.
                make(List.of(names, fresh()));
            }
            read();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the keys in " + file, e);
        }
    }

    // ---- using the keys

    /// The id of the key for new data.
    public String current() {
        return ring().lines.getLast().key.id;
    }

    /// Encrypts with the current key; its id stands in front.
    /// @param purpose must be said again to decrypt
    public byte[] encrypt(byte[] plain, String purpose) {
        var line = ring().lines.getLast();
        var sealed = Aes.encrypt(line.secret, plain, purpose);
        var bytes = Arrays.copyOf(line.key.id.getBytes(StandardCharsets.US_ASCII), ID + sealed.length);
        System.arraycopy(sealed, 0, bytes, ID, sealed.length);
        return bytes;
    }

    /// Empty when it was not encrypted with a key of this ring for this purpose, or was changed since.
    public Optional<byte[]> decrypt(byte[] sealed, String purpose) {
        var id = keyOf(sealed);
        return line(id).flatMap(line -> Aes.decrypt(line.secret, Arrays.copyOfRange(sealed, ID, sealed.length), purpose));
    }

    /// The id that stands before something encrypted; nobody's id when it is something else.
    public static String keyOf(byte[] sealed) {
        return new String(sealed, 0, Math.min(ID, sealed.length), StandardCharsets.ISO_8859_1);
    }

    /// A name that tells nothing to whoever has not the ring: 64 hex digits, for the same text always the same.
    public String name(String text) {
        return HexFormat.of().formatHex(mac(ring().lines.getFirst().secret, text));
    }

    /// A key of 32 bytes for one purpose, for as long as there is this ring; it is not changed with the others.
    byte[] lasting(String purpose) {
        return mac(ring().lines.getFirst().secret, "key for " + purpose);
    }

    /// HMAC-SHA-256 with the current key.
    byte[] sign(String text) {
        return signature(ring().lines.getLast(), text);
    }

    /// Whether these are the first bytes of what a key of this ring signed, the current or an older one.
    boolean isSigned(String text, byte[] signature) {
        return keyLines().anyMatch(line -> MessageDigest.isEqual(signature, Arrays.copyOf(signature(line, text), signature.length)));
    }

    private static byte[] signature(Line line, String text) {
        return mac(mac(line.secret, "key for signatures"), text);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- changing the keys

    /// The keys for data, oldest first.
    public List<Key> keys() {
        return keyLines().map(Line::key).toList();
    }

    private Stream<Line> keyLines() {
        return ring().lines.stream().skip(1); // the first is for names
    }

    /// Adds a key, which is for all new data from now on.
    /// @return its id
    synchronized String rotate() throws IOException {
        read();
        var lines = new ArrayList<>(ring.lines);
        lines.add(fresh());
        write(file, master, lines, true);
        read();
        return current();
    }

    /// Says that all data is encrypted with the current key, unless another one has come since.
    synchronized void complete(String current) throws IOException {
        read();
        var lines = new ArrayList<>(ring.lines);
        var last = lines.getLast();
        if (last.key.id.equals(current) && !last.key.complete) {
            lines.set(lines.size() - 1, new Line(new Key(current, last.key.since, true), last.secret));
            write(file, master, lines, true);
            read();
        }
    }

    /// Removes the keys before the current one.
    /// @return how many
    /// @throws IllegalStateException while data may still be encrypted with them
    synchronized int forgetOld() throws IOException {
        read();
        if (!ring.lines.getLast().key.complete) {
            throw new IllegalStateException("Some data may still be encrypted with an older key. The running system encrypts it anew; try again later");
        }
        var left = List.of(ring.lines.getFirst(), ring.lines.getLast());
        var removed = ring.lines.size() - left.size();
        write(file, master, left, true);
        read();
        return removed;
    }

    /// The same keys in another file, for another secret key.
    /// @throws FileAlreadyExistsException when there is such a file
    void copy(Path other, byte[] otherMaster) throws IOException {
        write(other, otherMaster, ring().lines, false);
    }

    private Optional<Line> line(String id) {
        var known = ring().line(id).filter(line -> !id.equals(NAMES));
        if (known.isPresent() || !id.matches("[0-9a-f]{8}")) {
            return known;
        }
        try {
            read(); // another process may just have added it
            return ring.line(id);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the keys in " + file, e);
        }
    }

    private Ring ring() {
        if (System.nanoTime() - looked > LOOK_AGAIN_NANOS) {
            looked = System.nanoTime();
            try {
                if (!Files.getLastModifiedTime(file).equals(ring.written)) {
                    read();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the keys in " + file, e);
            }
        }
        return ring;
    }

    private void read() throws IOException {
        var written = Files.getLastModifiedTime(file);
        var lines = new ArrayList<Line>();
        for (var text : Files.readAllLines(file)) {
            var parts = text.strip().split("\\s+");
            if (parts.length != 4) {
                throw new IOException("Not a line of a key ring, in " + file);
            }
            var secret = Aes.decrypt(master, Base64.getDecoder().decode(parts[3]), "ring " + parts[0])
                    .orElseThrow(() -> new IOException("The keys in " + file + " do not belong to this secret key"));
            lines.add(new Line(new Key(parts[0], Instant.parse(parts[1]), parts[2].equals("complete")), secret));
        }
        if (lines.size() < 2 || !lines.getFirst().key.id.equals(NAMES)) {
            throw new IOException("The keys in " + file + " are not whole");
        }
        ring = new Ring(List.copyOf(lines), written);
        looked = System.nanoTime();
    }

    private void make(List<Line> lines) throws IOException {
        try {
            write(file, master, lines, false);
        } catch (FileAlreadyExistsException e) {
            // another process was first; its keys are the ones to read
        }
    }

    private static void write(Path file, byte[] master, List<Line> lines, boolean replace) throws IOException {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line.key.id)
                    .append(' ')
                    .append(line.key.since)
                    .append(line.key.complete ? " complete " : " filling ")
                    .append(Base64.getEncoder().encodeToString(Aes.encrypt(master, line.secret, "ring " + line.key.id)))
                    .append('\n');
        }
        var folder = file.toAbsolutePath().getParent();
        var draft = Files.createTempFile(
                folder, ".keys-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (replace) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(file, draft); // unlike a move, it never replaces what is there
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Line fresh() {
        return new Line(new Key(HexFormat.of().formatHex(random(ID / 2)), Instant.now(), false), random(32));
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
