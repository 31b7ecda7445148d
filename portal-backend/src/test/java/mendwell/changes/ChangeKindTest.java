package mendwell.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import mendwell.security.FieldPolicy;
import mendwell.security.Views;
import mendwell.workorders.ChangeKind;
import org.junit.jupiter.api.Test;

class ChangeKindTest {
    @Test
    void whatAKindTellsOfAreFieldsOfViews() {
        assertThat(ChangeKind.values()).allSatisfy(kind -> assertThat(kind.tells()).isNotEmpty().isSubsetOf(Views.fields()));
    }

    @Test
    void thoseWhoSeeLessAreToldLess() {
        assertThat(toldTo("agent")).containsExactlyInAnyOrder(ChangeKind.values());
        assertThat(toldTo("customer")).isEqualTo(EnumSet.complementOf(EnumSet.of(ChangeKind.INTERNAL, ChangeKind.PRIORITY, ChangeKind.ESCALATED)));
        assertThat(toldTo("tracking")).isEqualTo(toldTo("customer"));
        assertThat(toldTo("editor")).containsExactlyInAnyOrder(ChangeKind.STATUS, ChangeKind.REPORT, ChangeKind.ORDER);
        assertThat(toldTo("reviewer")).isEqualTo(toldTo("editor"));
        assertThat(toldTo("warehouse")).doesNotContain(ChangeKind.MESSAGE, ChangeKind.TIMELINE, ChangeKind.INTERNAL, ChangeKind.QUOTE, ChangeKind.RATING);
    }

    @Test
    void itsNameFitsIntoItsColumn() {
        assertThat(ChangeKind.values()).allSatisfy(kind -> assertThat(kind.name().length()).isLessThanOrEqualTo(10));
    }

    private static Set<ChangeKind> toldTo(String role) {
        var eyes = FieldPolicy.shipped().viewFor(Set.of(role));
        return Arrays.stream(ChangeKind.values()).filter(kind -> kind.isFor(eyes)).collect(Collectors.toSet());
    }
}
