package mendwell.quotes;

public enum LineDecision {
    ACCEPTED,
    REJECTED
}
