package mendwell.quotes;

/// What a customer does with a quote. ACCEPT may leave out single lines.
public enum Outcome {
    ACCEPT,
    REJECT,
    ASK_CHANGE
}
