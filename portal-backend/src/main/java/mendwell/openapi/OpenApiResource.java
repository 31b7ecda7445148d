package mendwell.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mendwell.platform.Json;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Serves the description of this API to whoever wants to use it.
@Path("/")
@ApplicationScoped
public class OpenApiResource {
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @Operation(summary = "This description")
    public String yaml() {
        try (var in = OpenApiResource.class.getResourceAsStream("/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "This description as JSON")
    public String json() {
        return Json.MAPPER.writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml()));
    }
}
