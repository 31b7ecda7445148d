package mendwell.workorders;

/// What kind of thing changed, for those who watch an order.
public enum ChangeKind {
    STATUS,
    MESSAGE,
    TIMELINE,
    QUOTE,
    ORDER,
    /// something that the customer's side does not learn of
    INTERNAL
}
