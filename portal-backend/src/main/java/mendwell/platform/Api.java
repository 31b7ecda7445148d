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
                        description = """
                                After-sales service: units, work orders, quotes, documents, knowledge.

                                Answers are `{data, access}`, lists `{items, access, next}`. `access` says for each field whether the caller may read or
                                write it, or sees it masked. A field that is not in `access` is hidden and not in the data: properties
                                that some roles do not see are therefore not `required`, though whoever sees them always gets them. Null
                                means that there is none.

                                A change of an existing record needs `If-Match` with the record's `ETag`; a create needs an
                                `Idempotency-Key`. Every refusal is a problem (RFC 9457) with a stable `type` and a sentence in the language
                                of `Accept-Language` (`zh-CN`, `en`). Times are UTC, money is in the currency's smallest unit.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
public class Api extends Application {}
