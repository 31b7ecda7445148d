package mendwell.signatures;

/// What a sealed document is.
public enum DocumentKind {
    QUOTE,
    REPORT
}
