package mendwell.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed document and the program say the same.
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDocumentIsWhatTheProgramDoes() throws IOException {
        var made = OpenApiDocument.yaml(Path.of("src/main/java/mendwell"));
        if ("write".equals(System.getProperty("openapi"))) {
            Files.writeString(COMMITTED, made);
            return;
        }
        var committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (!committed.equals(made)) {
            var now = made.lines().toList();
            var then = committed.lines().toList();
            int line = 0;
            while (line < Math.min(now.size(), then.size()) && now.get(line).equals(then.get(line))) {
                line++;
            }
            fail("portal-backend/openapi.yaml is out of date from line %d on:%n  committed: %s%n  program:   %s%nIs the change meant? Then accept it:"
                    + "%n  mvn -pl portal-backend -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi=write%n  (cd portal-web && npm run api)",
                    line + 1, line < then.size() ? then.get(line) : "ends", line < now.size() ? now.get(line) : "ends");
        }
        assertThat(made).startsWith("#").contains("openapi: 3.1.0");
    }
}
