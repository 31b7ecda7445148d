package mendwell.articles;

/// Whether readers find an article.
public enum ArticleStatus {
    PUBLISHED,
    /// Taken from its readers; its versions are kept, and it can be brought back.
    RETIRED
}
