package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import mendwell.platform.Answer;

/// Checks of sealed documents, for anyone who holds one.
@Path("verifications")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class VerificationsResource {
    private final Verifications verifications;

    @Inject
    VerificationsResource(Verifications verifications) {
        this.verifications = verifications;
    }

    /// Says whether a PDF is still what we sealed. Takes the file as the raw body, at most 20 MB, and keeps nothing of it.
    /// @param document the id on the paper, so that a changed file is compared with what we recorded of it
    @POST
    @Consumes(MediaType.WILDCARD)
    public Answer<VerificationView> check(@QueryParam("document") UUID document, InputStream body) throws IOException {
        return Answer.of(verifications.of(verifications.check(body), document));
    }

    /// What we recorded of the document whose id is on the paper, without a file.
    @GET
    @Path("{documentId}")
    public Answer<VerificationView> document(@PathParam("documentId") UUID documentId) {
        return Answer.of(verifications.document(documentId));
    }
}
