package mendwell.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mendwell.platform.Language;
import mendwell.platform.Words;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void everyRefusalHasATitleAndASentenceInBothLanguages() throws IOException {
        var refusals = Sources.in(Path.of("src/main/java/mendwell")).refusals().values().stream().flatMap(all -> all.stream()).distinct().toList();
        assertThat(refusals).hasSizeGreaterThan(20).allSatisfy(refused -> {
            for (var language : Language.values()) {
                assertThat(Words.in(language).text("title." + refused.status())).isNotBlank();
                assertThat(Words.in(language).text("problem." + refused.type())).isNotBlank();
            }
        });
    }
}
