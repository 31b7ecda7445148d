package mendwell.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void whatWasPassedOverIsAGapUntilItIsSealed() {
        var gaps = new Gaps();
        gaps.take(new long[] {1, 2, 5, 9}, 0, NOW);
        assertThat(gaps.contain(2)).isFalse();
        assertThat(gaps.contain(3)).isTrue();
        assertThat(gaps.contain(4)).isTrue();
        assertThat(gaps.contain(9)).isFalse();
        assertThat(gaps.first()).isEqualTo(3);
        assertThat(gaps.last()).isEqualTo(8);

        gaps.take(new long[] {4, 7, 11}, 9, NOW.plusSeconds(5));
        assertThat(gaps.contain(3)).isTrue();
        assertThat(gaps.contain(4)).isFalse();
        assertThat(gaps.contain(6)).isTrue();
        assertThat(gaps.contain(7)).isFalse();
        assertThat(gaps.contain(8)).isTrue();
        assertThat(gaps.contain(10)).isTrue();
    }

    @Test
    void anOldGapIsNoGapAnyMore() {
        var gaps = new Gaps();
        gaps.take(new long[] {2}, 0, NOW);
        gaps.take(new long[] {4}, 2, NOW.plusSeconds(60));
        gaps.forget(NOW.plusSeconds(30));
        assertThat(gaps.contain(1)).isFalse();
        assertThat(gaps.contain(3)).isTrue();
        assertThat(gaps.isEmpty()).isFalse();
    }
}
