package mendwell.articledrafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.articles.ArticleStatus;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An article that was published, as its keepers see it: also when it is retired.
///
/// @param html safe to show as it is
/// @param products models it is about; none means all
/// @param number of the newest version
/// @param versionId the newest version
/// @param changedAt when that was published
/// @param draftId the open draft of its next version; null for none
/// @param moves what the caller can do with it now
@RecordType("keptArticle")
public record KeptArticleView(
        UUID id,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        String html,
        Audience audience,
        List<String> products,
        ArticleStatus status,
        int number,
        UUID versionId,
        Instant changedAt,
        @Nullable UUID draftId,
        List<ArticleMove> moves) {
    KeptArticleView with(List<ArticleMove> possible) {
        return new KeptArticleView(
                id, language, title, html, audience, products, status, number, versionId, changedAt, draftId, possible);
    }
}
