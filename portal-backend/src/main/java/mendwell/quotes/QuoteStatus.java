package mendwell.quotes;

public enum QuoteStatus {
    DRAFT,
    SENT,
    ACCEPTED,
    PARTLY_ACCEPTED,
    REJECTED,
    CHANGE_ASKED,
    /// a newer version went out
    SUPERSEDED,
    /// its validity ended before a decision
    EXPIRED
}
