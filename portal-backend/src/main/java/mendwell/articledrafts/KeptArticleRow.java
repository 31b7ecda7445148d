package mendwell.articledrafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.articles.ArticleStatus;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An article that was published, in a list of its keepers.
///
/// @param products models it is about; none means all
/// @param number of the newest version
/// @param draftId the open draft of its next version; null for none
@RecordType("keptArticle")
public record KeptArticleRow(
        UUID id,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        Audience audience,
        List<String> products,
        ArticleStatus status,
        int number,
        Instant changedAt,
        @Nullable UUID draftId) {}
