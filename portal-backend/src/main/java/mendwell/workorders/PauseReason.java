package mendwell.workorders;

/// Why nobody works on it just now.
public enum PauseReason {
    WAITING_FOR_PARTS,
    WAITING_FOR_CUSTOMER,
    SITE_CLOSED,
    OTHER
}
