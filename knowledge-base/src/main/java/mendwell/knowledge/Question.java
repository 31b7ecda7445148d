package mendwell.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/// What a reader asks, in their own words: any text of any length, also while they still type the last word.
///
/// @param audiences         which the reader belongs to: the only thing that decides what may be found
/// @param product           model number they ask about: articles for it come first, others stay
/// @param preferredLanguage `zh-CN` or `en`: articles in it come first, others stay
/// @param limit             at most so many hits, 1 to 1000
public record Question(
        String words, Set<String> audiences, Optional<String> product, String preferredLanguage, int limit) {

    public Question {
        requireNonNull(words, "words");
        requireNonNull(product, "product");
        requireNonNull(preferredLanguage, "preferredLanguage");
        audiences = Set.copyOf(audiences);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("A question's limit is 1 to 1000, not " + limit);
        }
    }
}
