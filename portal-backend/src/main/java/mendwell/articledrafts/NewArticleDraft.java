package mendwell.articledrafts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.articles.Audience;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// An article that does not exist yet.
///
/// @param markdown CommonMark; may be empty until it is sent to review
/// @param products models it is about; none means all
/// @param translationOf an article in the other language; null for none
@Sets("articleDraft")
public record NewArticleDraft(
        @NotBlank @Pattern(regexp = "zh-CN|en", message = "language") String language,
        @NotBlank @CodePointLength(max = 200) String title,
        @NotNull @CodePointLength(max = ArticleDraftChange.LONGEST) String markdown,
        @NotNull Audience audience,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 24) String> products,
        @Sets.Act @Nullable UUID translationOf) {
    ArticleDraft.Text text() {
        return new ArticleDraft.Text(language, title.strip(), markdown, audience, products);
    }
}
