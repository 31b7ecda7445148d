package mendwell.articledrafts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import mendwell.access.Sets;
import mendwell.articles.Audience;
import org.hibernate.validator.constraints.CodePointLength;

/// A change of a draft, as a merge patch.
///
/// @param language stays as it is in a draft of an article that is published
@Sets(value = "articleDraft", existing = true)
public record ArticleDraftChange(
        @Pattern(regexp = "zh-CN|en", message = "language") String language,
        @Pattern(regexp = "(?s).*\\S.*", message = "required") @CodePointLength(max = 200) String title,
        @CodePointLength(max = LONGEST) String markdown,
        Audience audience,
        @Size(max = 20) List<@NotBlank @Size(max = 24) String> products) {
    /// Characters of an article. Hostile Markdown is read in a time that grows with the square of its length: half a
    /// second for so many.
    static final int LONGEST = 50_000;
}
