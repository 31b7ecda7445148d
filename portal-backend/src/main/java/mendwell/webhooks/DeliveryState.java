package mendwell.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a delivery is.
@Schema(name = "WebhookDeliveryState")
public enum DeliveryState {
    WAITING,
    DELIVERED,
    /// tried often enough, or hopeless; somebody may replay it
    DEAD,
    /// the roles may not know of it: nothing was sent; judged again in a replay
    WITHHELD
}
