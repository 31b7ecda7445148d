package mendwell.ratings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mendwell.access.Sets;

/// @param score 1 to 5
/// @param reopen the fault is still there: the order goes back to the service desk instead of closing
@Sets("rating")
public record NewRating(
        @Min(1) @Max(5) int score,
        @Size(max = 2000) String comment,
        @Size(max = 8) List<RatingView.@NotNull Tag> tags,
        @Sets.Act boolean reopen) {}
