package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void eachTryWaitsTwiceAsLongUpToAnHour() {
        assertThat(Backlog.nextTry(1, NOW)).isEqualTo(NOW.plusSeconds(30));
        assertThat(Backlog.nextTry(2, NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(Backlog.nextTry(5, NOW)).isEqualTo(NOW.plusSeconds(480));
        assertThat(Backlog.nextTry(10, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(Backlog.nextTry(1_000, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }
}
