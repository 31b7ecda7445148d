package mendwell.knowledge;

import java.util.List;

/// @param hits  the best, best first, no more than the question's limit
/// @param total how many articles the reader could have been shown without that limit
public record SearchAnswer(List<Hit> hits, long total) {
    static final SearchAnswer NOTHING = new SearchAnswer(List.of(), 0);
}
