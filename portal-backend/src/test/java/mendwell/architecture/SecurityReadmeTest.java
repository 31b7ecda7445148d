package mendwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What security/README.md names as defence or proof is there.
class SecurityReadmeTest {
    private static final Path REPOSITORY = Path.of("..");
    /// `Class`, `Class.method`, either with what stands in brackets; `…method` is one of the class named before.
    private static final Pattern NAMED = Pattern.compile("`(?:([A-Z]\\w*[a-z]\\w*)(?:\\.([a-z]\\w*))?|…([a-z]\\w*))(?:\\([^`]*\\))?`");
    /// A header of HTTP.
    private static final Set<String> NO_CLASSES = Set.of("Origin");

    @Test
    void everyClassAndMethodItNamesExists() throws IOException {
        var sources = sources();
        var missing = new ArrayList<String>();
        var names = NAMED.matcher(Files.readString(REPOSITORY.resolve("security/README.md")));
        var type = "";
        var seen = 0;
        while (names.find()) {
            type = names.group(1) == null ? type : names.group(1);
            var method = names.group(2) == null ? names.group(3) : names.group(2);
            if (!NO_CLASSES.contains(type) && !isIn(sources.get(type), method)) {
                missing.add(names.group());
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    /// @param source null when there is no such class
    /// @param method null for none
    private static boolean isIn(String source, String method) {
        return source != null && (method == null || source.contains(" " + method + "("));
    }

    /// By the name of the class.
    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (var module : Set.of("security", "knowledge-base", "portal-backend")) {
            try (var files = Files.walk(REPOSITORY.resolve(module + "/src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
