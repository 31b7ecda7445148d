package mendwell.articledrafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.articles.Audience;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A draft to work on or to review.
///
/// @param articleId the article it changes, or has become; null for a new one
/// @param versionId the newest published version of that article; null for a new one
/// @param language `zh-CN` or `en`
/// @param html the Markdown as readers will see it, safe to show as it is
/// @param products models it is about; none means all
/// @param changedByName who wrote the last change of the text, and cannot approve it
/// @param changedAt when text or state last changed
/// @param decidedBy who approved or returned it
/// @param reason why it was returned
/// @param moves what the caller can do with it now
@RecordType("articleDraft")
public record ArticleDraftView(
        UUID id,
        @Nullable UUID articleId,
        @Nullable UUID versionId,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        String markdown,
        String html,
        Audience audience,
        List<String> products,
        DraftState state,
        String authorName,
        String changedByName,
        Instant changedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        List<DraftMove> moves) {}
