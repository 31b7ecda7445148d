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
        assertThat(Warranty.on(LAST, LAST)).isEqualTo(Warranty.ACTIVE);
    }

    @Test
    void theDayAfterIsNot() {
        assertThat(Warranty.on(LAST.plusDays(1), LAST)).isEqualTo(Warranty.EXPIRED);
    }

    @Test
    void aUnitSoldWithoutWarrantyHasNone() {
        assertThat(Warranty.on(LAST, null)).isEqualTo(Warranty.NONE);
    }

    @Test
    void theDayTurnsInTheOwnersZoneAndNotInUtc() {
        var almostMidnightInShanghai = Instant.parse("2026-11-22T15:59:59Z");
        var shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(Warranty.on(LocalDate.ofInstant(almostMidnightInShanghai, shanghai), LAST)).isEqualTo(Warranty.ACTIVE);
        assertThat(Warranty.on(LocalDate.ofInstant(almostMidnightInShanghai.plusSeconds(1), shanghai), LAST))
                .isEqualTo(Warranty.EXPIRED);
    }
}
