package mendwell.ratings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// One rating; an order that was reopened may have several, the newest counts.
@Entity
@Table(name = "rating")
class Rating {
    @Id
    UUID id;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    int score;
    String comment;
    String tags;

    @Column(name = "rated_at", updatable = false)
    Instant ratedAt;

    protected Rating() {} // for Jakarta Persistence

    Rating(UUID id, UUID workOrderId, int score, String comment, List<RatingView.Tag> tags, Instant now) {
        this.id = id;
        this.workOrderId = workOrderId;
        this.score = score;
        this.comment = comment == null || comment.isBlank() ? null : comment.strip();
        this.tags = tags.stream().distinct().map(Enum::name).collect(Collectors.joining(","));
        this.ratedAt = now;
    }
}
