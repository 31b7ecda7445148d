package mendwell.quotes;

public enum LineKind {
    LABOUR,
    PART,
    TRAVEL
}
