package mendwell.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mendwell.platform.Language;
import mendwell.platform.Words;

/// The keys for data at rest, and the secret key that opens them: `java -cp portal-backend.jar mendwell.access.RotateKeys (new |
/// status | forget-old | new-secret FILE)`, with `MENDWELL_SECRET_KEY_FILE` as the backend has it, which may run meanwhile.
public final class RotateKeys {
    private RotateKeys() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var words = Words.in(Language.of(System.getenv().getOrDefault("LANG", "en").startsWith("zh") ? "zh" : "en"));
        var secretKey = System.getenv("MENDWELL_SECRET_KEY_FILE");
        var wanted = arguments.length > 0 && arguments[0].equals("new-secret") ? 2 : 1;
        if (arguments.length != wanted || secretKey == null) {
            System.err.println(words.text("keys.usage"));
            return 2;
        }
        try {
            var secrets = new Secrets(Path.of(secretKey));
            var ring = secrets.ring();
            switch (arguments[0]) {
                case "new" -> System.out.println(words.text("keys.new", ring.rotate()));
                case "forget-old" -> System.out.println(words.text("keys.forgotten", ring.forgetOld()));
                case "status" -> ring.keys().forEach(key -> System.out.println(words.text(
                        !key.id().equals(ring.current()) ? "keys.old" : key.complete() ? "keys.complete" : "keys.filling", key.id(), key.since())));
                case "new-secret" -> {
                    secrets.replaced(Path.of(arguments[1]));
                    System.out.println(words.text("keys.newSecret", arguments[1]));
                }
                default -> {
                    System.err.println(words.text("keys.usage"));
                    return 2;
                }
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            System.err.println(words.text("keys.fileExists", e.getMessage()));
            return 1;
        } catch (NoSuchFileException e) {
            System.err.println(words.text("keys.noFolder", e.getMessage()));
            return 1;
        } catch (IOException | RuntimeException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
