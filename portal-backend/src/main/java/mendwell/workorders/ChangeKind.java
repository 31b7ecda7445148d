package mendwell.workorders;

/// What kind of thing changed, for those who watch an order.
public enum ChangeKind {
    STATUS,
    MESSAGE,
    TIMELINE,
    QUOTE,
    ORDER
}
