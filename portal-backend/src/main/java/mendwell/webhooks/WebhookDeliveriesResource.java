package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.platform.Answer;

/// Single deliveries over HTTP.
@Path("webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WebhookDeliveriesResource {
    private final Webhooks webhooks;

    @Inject
    WebhookDeliveriesResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// Sends it again, with its old id and with what its order is now; one that waits for its next try is tried at once.
    @POST
    @Path("{id}/replay")
    public Answer<WebhookDeliveryView> replay(@PathParam("id") UUID id) {
        return webhooks.replay(id);
    }
}
