package mendwell.knowledge;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/// What a reader may find.
///
/// @param language  `zh-CN` or `en`
/// @param body      plain text, paragraphs separated by line breaks
/// @param audiences who may find it, by the owner's names; none means nobody
/// @param products  model numbers it applies to; none means all
/// @param changedAt of two equally good hits the newer comes first
public record Article(
        String id,
        String language,
        String title,
        String body,
        Set<String> audiences,
        Set<String> products,
        Instant changedAt) {

    public Article {
        if (id.isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("An article's id has 1 to 200 characters, not " + id.length());
        }
        requireNonNull(language, "language");
        requireNonNull(title, "title");
        requireNonNull(body, "body");
        requireNonNull(changedAt, "changedAt");
        audiences = Set.copyOf(audiences);
        products = Set.copyOf(products);
    }
}
