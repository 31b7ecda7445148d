package mendwell.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutantsTest {
    @ParameterizedTest
    @EnumSource
    void everyBrokenGateCanStillBeMade(Mutants mutant) throws IOException {
        var folder = mutant.compiled();
        try {
            assertThat(folder).isDirectoryRecursivelyContaining("glob:**/mendwell/**.class");
        } finally {
            World.delete(folder);
        }
    }
}
