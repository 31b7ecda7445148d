package mendwell.articledrafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was published once.
///
/// @param number 1 for an article's first version
/// @param html safe to show as it is
/// @param products models it is about; none means all
/// @param writtenBy null for versions of before drafts were kept
/// @param approvedBy null for versions of before drafts were kept
@RecordType("articleVersion")
public record ArticleVersionView(
        UUID id,
        UUID articleId,
        int number,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        String markdown,
        String html,
        Audience audience,
        List<String> products,
        @Nullable String writtenBy,
        @Nullable String approvedBy,
        Instant publishedAt) {}
