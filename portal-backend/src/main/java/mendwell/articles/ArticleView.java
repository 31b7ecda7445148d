package mendwell.articles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article to read.
///
/// @param language `zh-CN` or `en`
/// @param html safe to show as it is
/// @param products models it is about; none means all
@RecordType("article")
public record ArticleView(
        UUID id,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        String title,
        String html,
        List<String> products,
        Instant changedAt,
        List<Translation> translations) {

    @RecordType("translation")
    public record Translation(UUID id, String language, String title) {}
}
