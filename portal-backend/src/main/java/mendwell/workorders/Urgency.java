package mendwell.workorders;

/// How much the customer says the fault hurts.
public enum Urgency {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
