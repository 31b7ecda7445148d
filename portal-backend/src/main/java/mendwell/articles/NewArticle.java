package mendwell.articles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.platform.Language;

/// @param translationGroup the same for an article and its translations
/// @param products models it is about; none means all
public record NewArticle(
        UUID translationGroup,
        Language language,
        String title,
        String markdown,
        Audience audience,
        List<String> products,
        Instant changedAt) {}
