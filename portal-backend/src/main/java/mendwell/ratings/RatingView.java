package mendwell.ratings;

import java.time.Instant;
import java.util.List;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

@RecordType("rating")
public record RatingView(int score, @Nullable String comment, List<Tag> tags, Instant ratedAt) {
    public enum Tag {
        PUNCTUAL,
        FRIENDLY,
        SKILLED,
        FAST,
        LATE,
        NOT_FIXED,
        TOO_EXPENSIVE,
        UNCLEAR
    }
}
