package mendwell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Key rings for tests of other packages.
public final class Rings {
    private Rings() {}

    public static KeyRing in(Path folder) {
        try {
            var secretKey = folder.resolve("secret.key");
            if (Files.notExists(secretKey)) {
                Files.write(secretKey, new byte[32]);
            }
            return new Secrets(secretKey).ring();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void rotate(KeyRing ring) throws IOException {
        ring.rotate();
    }

    public static void forgetOld(KeyRing ring) throws IOException {
        ring.complete(ring.current());
        ring.forgetOld();
    }
}
