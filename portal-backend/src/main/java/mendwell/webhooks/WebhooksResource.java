package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.access.Once;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Page;
import mendwell.platform.Patch;

/// Webhooks over HTTP. Requests are no single transaction: some of them look up a name in between, or work piece by piece.
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class WebhooksResource {
    /// In one request, oldest first; whoever has more asks again.
    private static final int MOST_REPLAYED = 50_000;

    private final Webhooks webhooks;
    private final Addresses addresses;
    private final Once once;
    private final Clock clock;

    @Inject
    WebhooksResource(Webhooks webhooks, Addresses addresses, Once once, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.once = once;
        this.clock = clock;
    }

    /// Subscriptions of other programs, newest first. For admins.
    @GET
    public Page<WebhookView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        return webhooks.page(cursor(cursor), Page.limit(limit));
    }

    /// One subscription.
    @GET
    @Path("{id}")
    public Answer<WebhookView> webhook(@PathParam("id") UUID id) {
        return webhooks.show(id);
    }

    /// Subscribes a program. The answer holds the secret that its receiver checks signatures with, and no other answer ever does.
    @POST
    public Answer<WebhookView> add(@NotNull NewWebhook wanted) {
        webhooks.requireAdmin();
        check(wanted.url());
        return webhooks.made(once.create("webhooks", () -> webhooks.add(wanted)));
    }

    /// Changes a subscription, or turns it off and on; what is not mentioned stays as it is.
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    public Answer<WebhookView> change(@PathParam("id") UUID id, Patch<WebhookChange> patch) {
        webhooks.requireAdmin();
        if (patch.values().url() != null) {
            check(patch.values().url());
        }
        return webhooks.change(id, patch);
    }

    /// Makes another secret, which stands in this answer only. For a day, bodies carry the signatures of both.
    @POST
    @Path("{id}/secret")
    public Answer<WebhookView> replaceSecret(@PathParam("id") UUID id) {
        return webhooks.replaceSecret(id);
    }

    /// Ends a subscription and forgets its deliveries.
    @POST
    @Path("{id}/removal")
    public Answer<WebhookView> remove(@PathParam("id") UUID id) {
        return webhooks.remove(id);
    }

    /// Sends a body of the type `webhook.test`, even when the subscription is turned off.
    @POST
    @Path("{id}/test")
    public Answer<WebhookDeliveryView> test(@PathParam("id") UUID id) {
        return webhooks.test(id);
    }

    /// What was sent in the last 30 days or still is to be, newest first.
    ///
    /// @param state only these
    @GET
    @Path("{id}/deliveries")
    public Page<WebhookDeliveryView> deliveries(
            @PathParam("id") UUID id,
            @QueryParam("state") @Asks(match = "webhookDelivery.state") DeliveryState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return webhooks.deliveries(id, state, cursor(cursor), Page.limit(limit));
    }

    /// Sends many deliveries again, each with its old id and with what its order is now.
    @POST
    @Path("{id}/replay")
    public Answer<WebhookReplayView> replay(@PathParam("id") UUID id, @NotNull NewReplay wanted) {
        var began = clock.instant();
        var oldest = began.minus(Deliveries.KEPT);
        var since = wanted.since().isBefore(oldest) ? oldest : wanted.since();
        int count = 0;
        int piece = Deliveries.PIECE;
        while (piece == Deliveries.PIECE && count < MOST_REPLAYED) {
            piece = webhooks.replay(id, since, wanted.delivered(), began);
            count += piece;
        }
        return Answer.of(new WebhookReplayView(since, wanted.delivered(), count));
    }

    private static Cursor cursor(String text) {
        return text == null ? null : Cursor.parse(text);
    }

    private void check(String url) {
        try {
            addresses.of(url);
        } catch (Addresses.Refused e) {
            throw BadInput.at("/url", "webhook-address." + e.why);
        } catch (UnknownHostException e) {
            throw BadInput.at("/url", "webhook-address.unknown");
        }
    }
}
