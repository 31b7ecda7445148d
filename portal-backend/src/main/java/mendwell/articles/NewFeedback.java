package mendwell.articles;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param solved whether the article solved the reader's problem
public record NewFeedback(@NotNull Boolean solved, @Size(max = 2000) String comment) {}
