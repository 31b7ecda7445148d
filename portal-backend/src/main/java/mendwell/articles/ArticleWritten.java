package mendwell.articles;

import java.util.UUID;

/// An article was added or changed.
public record ArticleWritten(UUID id) {}
