package mendwell.articles;

import java.util.List;
import java.util.UUID;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article found.
///
/// @param language `zh-CN` or `en`
/// @param passage about 120 characters around the best match
/// @param products models it is about; none means all
@RecordType("articleHit")
public record ArticleHit(
        UUID id,
        @Schema(enumeration = {"zh-CN", "en"}) String language,
        List<SegmentView> title, List<SegmentView> passage, List<String> products) {}
