package mendwell.articledrafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A draft in a list.
///
/// @param articleId the article it changes; null for a new one
/// @param products models it is about; none means all
@RecordType("articleDraft")
public record ArticleDraftRow(
        UUID id,
        @Nullable UUID articleId,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        Audience audience,
        List<String> products,
        DraftState state,
        String authorName,
        String changedByName,
        Instant changedAt) {}
