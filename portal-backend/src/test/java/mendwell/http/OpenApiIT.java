package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;

class OpenApiIT extends StackTest {
    @Test
    void theServedDescriptionIsTheCommittedOne() throws IOException {
        assertThat(visitor().get("openapi.yaml").expect(200).text()).isEqualTo(Files.readString(Path.of("openapi.yaml")));
        var json = visitor().get("openapi.json").expect(200);
        assertThat(json.at("/openapi").asString()).isEqualTo("3.1.0");
        assertThat(json.at("/components/schemas/WorkOrderView/properties/status/$ref").asString()).endsWith("/Status");
    }
}
