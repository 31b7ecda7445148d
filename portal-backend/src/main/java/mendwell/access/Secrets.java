package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Encrypts at rest and signs short-lived links. The appliance's own secret key (32 random bytes in a file) only opens the
/// [KeyRing] beside it, whose keys do the rest; so both can be changed.
@ApplicationScoped
public class Secrets {
    private static final String TEXT = "text";

    private static final int LENGTH = 32;

    private final KeyRing ring;
    private final byte[] wrapping;

    @Inject
    Secrets(@ConfigProperty(name = "mendwell.secret.key.file") String name) {
        this(Path.of(name));
    }

    Secrets(Path file) {
        byte[] key;
        try {
            key = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret key; MENDWELL_SECRET_KEY_FILE must name a file of 32 random bytes", e);
        }
        if (key.length != LENGTH) {
            throw new IllegalStateException("The secret key in " + file + " has " + key.length + " bytes, it must have " + LENGTH);
        }
        ring = new KeyRing(ringOf(file), key);
        wrapping = ring.lasting("wrapping");
    }

    private static Path ringOf(Path secretKey) {
        return secretKey.resolveSibling(secretKey.getFileName() + ".ring");
    }

    /// Makes another secret key, with the same ring beside it; this one stays as it is.
    /// @throws java.nio.file.FileAlreadyExistsException when one of the two files is there
    void replaced(Path other) throws IOException {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createFile(other, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            ring.copy(ringOf(other), key);
            Files.write(other, key, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            Files.delete(other);
            throw e;
        }
    }

    /// The keys for data at rest.
    public KeyRing ring() {
        return ring;
    }

    /// AES-256-GCM with the current key of the ring.
    public byte[] encrypt(String text) {
        return ring.encrypt(text.getBytes(StandardCharsets.UTF_8), TEXT);
    }

    /// Empty when it was not encrypted with our key or was changed since.
    public Optional<String> decrypt(byte[] sealed) {
        return ring.decrypt(sealed, TEXT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// The same under the current key; as it is when it is already, or when we cannot read it.
    public byte[] renewed(byte[] sealed) {
        return KeyRing.keyOf(sealed).equals(ring.current()) ? sealed : decrypt(sealed).map(this::encrypt).orElse(sealed);
    }

    /// Encrypts another key, for a file; `purpose` must be said again to read it.
    public byte[] wrap(byte[] plain, String purpose) {
        return Aes.encrypt(wrapping, plain, purpose);
    }

    /// Empty when it is not what [#wrap] gave for this purpose.
    public Optional<byte[]> unwrap(byte[] wrapped, String purpose) {
        return Aes.decrypt(wrapping, wrapped, purpose);
    }

    /// A signature over the text in 22 URL-safe characters (HMAC-SHA-256, 128 bits kept), good until its key is forgotten.
    public String sign(String text) {
        return text(ring.sign(text));
    }

    public boolean isSigned(String text, String signature) {
        return signature.matches("[A-Za-z0-9_-]{22}") && ring.isSigned(text, Base64.getUrlDecoder().decode(signature));
    }

    /// 22 URL-safe characters for a name, the same for as long as there is the ring, and known to nobody without it.
    public String derived(String name) {
        return text(ring.lasting(name));
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16));
    }
}
