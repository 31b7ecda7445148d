package mendwell.access;

import java.io.IOException;
import java.nio.file.Path;
import mendwell.platform.Language;
import mendwell.platform.Words;

/// The keys for data at rest: `java -cp portal-backend.jar mendwell.access.RotateKeys (new | status | forget-old)`, with
/// `MENDWELL_SECRET_KEY_FILE` as the backend has it, which may run meanwhile.
public final class RotateKeys {
    private RotateKeys() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var words = Words.in(Language.of(System.getenv().getOrDefault("LANG", "en").startsWith("zh") ? "zh" : "en"));
        var secretKey = System.getenv("MENDWELL_SECRET_KEY_FILE");
        if (arguments.length != 1 || secretKey == null) {
            System.err.println(words.text("keys.usage"));
            return 2;
        }
        try {
            var ring = new Secrets(Path.of(secretKey)).ring();
            switch (arguments[0]) {
                case "new" -> System.out.println(words.text("keys.new", ring.rotate()));
                case "forget-old" -> System.out.println(words.text("keys.forgotten", ring.forgetOld()));
                case "status" -> ring.keys().forEach(key -> System.out.println(words.text(
                        !key.id().equals(ring.current()) ? "keys.old" : key.complete() ? "keys.complete" : "keys.filling", key.id(), key.since())));
                default -> {
                    System.err.println(words.text("keys.usage"));
                    return 2;
                }
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
