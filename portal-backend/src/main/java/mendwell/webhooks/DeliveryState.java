package mendwell.webhooks;

/// How far a delivery is.
public enum DeliveryState {
    WAITING,
    DELIVERED,
    /// tried often enough, or hopeless; somebody may replay it
    DEAD,
    /// the roles may not know of it: nothing was sent
    WITHHELD
}
