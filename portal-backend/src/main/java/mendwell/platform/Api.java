package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/// All resources stand below `/api/v1`.
@ApplicationPath("/api/v1")
@ApplicationScoped
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Mendwell",
                        version = "1",
                        description = "After-sales service: units, work orders, quotes, documents, knowledge.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
public class Api extends Application {}
