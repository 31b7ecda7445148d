package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Encrypts at rest and signs short-lived links, with the appliance's own key (32 random bytes in a file). Data is not
/// encrypted with it but with the keys of the [KeyRing] beside it, which can be changed.
@ApplicationScoped
public class Secrets {
    private static final String TEXT = "text";

    private final byte[] key;
    private final KeyRing ring;

    @Inject
    Secrets(@ConfigProperty(name = "mendwell.secret.key.file") String name) {
        this(Path.of(name));
    }

    Secrets(Path file) {
        try {
            key = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret key; MENDWELL_SECRET_KEY_FILE must name a file of 32 random bytes", e);
        }
        if (key.length != 32) {
            throw new IllegalStateException("The secret key in " + file + " has " + key.length + " bytes, it must have 32");
        }
        ring = new KeyRing(file.resolveSibling(file.getFileName() + ".ring"), key);
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
        return ring.decrypt(sealed, TEXT)
                .or(() -> Aes.decrypt(key, sealed, "")) // from before there was a ring
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// The same under the current key; as it is when it is already, or when we cannot read it.
    public byte[] renewed(byte[] sealed) {
        return KeyRing.keyOf(sealed).equals(ring.current()) ? sealed : decrypt(sealed).map(this::encrypt).orElse(sealed);
    }

    /// Encrypts another key, for a file; `purpose` must be said again to read it.
    public byte[] wrap(byte[] plain, String purpose) {
        return Aes.encrypt(key, plain, purpose);
    }

    /// Empty when it is not what [#wrap] gave for this purpose.
    public Optional<byte[]> unwrap(byte[] wrapped, String purpose) {
        return Aes.decrypt(key, wrapped, purpose);
    }

    /// A signature over the text in 22 URL-safe characters (HMAC-SHA-256, 128 bits kept).
    public String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(full, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isSigned(String text, String signature) {
        return java.security.MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }
}
