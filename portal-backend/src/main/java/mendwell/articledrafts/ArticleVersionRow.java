package mendwell.articledrafts;

import java.time.Instant;
import java.util.UUID;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// A version in the history of an article.
///
/// @param number 1 for the first
/// @param writtenBy null for versions of before drafts were kept
/// @param approvedBy null for versions of before drafts were kept
@RecordType("articleVersion")
public record ArticleVersionRow(
        UUID id,
        int number,
        String title,
        Audience audience,
        @Nullable String writtenBy,
        @Nullable String approvedBy,
        Instant publishedAt) {}
