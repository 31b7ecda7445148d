package mendwell.articles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.platform.Language;
import org.jspecify.annotations.Nullable;

/// @param translationGroup the same for an article and its translations
/// @param products models it is about; none means all
/// @param writtenBy name of who wrote this version; null when nobody remembers
/// @param approvedBy name of who approved it; null when nobody did
public record NewArticle(
        UUID translationGroup,
        Language language,
        String title,
        String markdown,
        Audience audience,
        List<String> products,
        Instant changedAt,
        @Nullable String writtenBy,
        @Nullable String approvedBy) {}
