package mendwell.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mendwell.platform.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads the files beside this class.
final class SampleFiles {
    private SampleFiles() {}

    /// The list in a YAML file, each entry as a record; an unknown name fails.
    static <T> List<T> list(String name, Class<T> type) {
        var entries = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text(name));
        return Json.MAPPER.convertValue(entries, Json.MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    static String text(String name) {
        try (var in = SampleFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The sample file " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
