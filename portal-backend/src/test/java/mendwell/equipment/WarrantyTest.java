package mendwell.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WarrantyTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    @Test
    void theLastDayIsStillCovered() {
        assertThat(Warranty.of(LAST, LAST)).isEqualTo(Warranty.ACTIVE);
    }

    @Test
    void theDayAfterIsNot() {
        assertThat(Warranty.of(LAST, LAST.plusDays(1))).isEqualTo(Warranty.EXPIRED);
    }

    @Test
    void aUnitSoldWithoutWarrantyHasNone() {
        assertThat(Warranty.of(null, LAST)).isEqualTo(Warranty.NONE);
    }

    @Test
    void theDayTurnsInTheOwnersZoneAndNotInUtc() {
        var almostMidnightInShanghai = Instant.parse("2026-11-22T15:59:59Z");
        var shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(Warranty.of(LAST, LocalDate.ofInstant(almostMidnightInShanghai, shanghai))).isEqualTo(Warranty.ACTIVE);
        assertThat(Warranty.of(LAST, LocalDate.ofInstant(almostMidnightInShanghai.plusSeconds(1), shanghai)))
                .isEqualTo(Warranty.EXPIRED);
    }
}
