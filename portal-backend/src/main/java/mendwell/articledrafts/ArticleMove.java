package mendwell.articledrafts;

/// What can be done with an article that was published.
public enum ArticleMove {
    /// Begin a draft of its next version, from the newest or an older one.
    EDIT,
    RETIRE,
    BRING_BACK
}
