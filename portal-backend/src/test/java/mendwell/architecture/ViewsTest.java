package mendwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import mendwell.security.FieldPolicy;
import mendwell.security.Projection;
import mendwell.security.Views;
import org.junit.jupiter.api.Test;

/// Every view of the program and the shipped field policy fit together.
class ViewsTest {
    @Test
    void theGateCanWriteEveryView() {
        assertThat(Views.all()).isNotEmpty().allSatisfy(Projection::check);
    }

    @Test
    void everyFieldHasARuleAndEveryRuleAField() {
        assertThat(FieldPolicy.shipped().check(Views.all())).as("fields that nobody can see").isEmpty();
    }
}
