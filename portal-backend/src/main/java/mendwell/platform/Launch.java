package mendwell.platform;

import java.util.Locale;

/// Starts the server: what has to be settled before Java makes its first virtual thread, then Helidon.
///
/// A virtual thread keeps its carrier until it waits for something. With as many carriers as processors, a few requests that
/// compute would leave those standing whose answer from the database is already there (some searches took half a second);
/// with twice as many, the operating system shares the processors out among them.
public final class Launch {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private Launch() {}

    public static void main(String... arguments) {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, Integer.toString(2 * Runtime.getRuntime().availableProcessors()));
        }
        encrypt(setting("mendwell.http.certificate"), setting("mendwell.http.key"));
        io.helidon.Main.main(arguments);
    }

    /// As the configuration reads it, which is not there yet: a property of Java, else a variable of the environment.
    private static String setting(String name) {
        return System.getProperty(name, System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')));
    }

    /// Helidon has no "only when there is one" in its settings.
    private static void encrypt(String certificate, String key) {
        if (certificate != null && !certificate.isBlank()) {
            System.setProperty("server.tls.private-key.pem.cert-chain.resource.path", certificate);
            System.setProperty("server.tls.private-key.pem.key.resource.path", key == null ? "" : key);
        }
    }
}
