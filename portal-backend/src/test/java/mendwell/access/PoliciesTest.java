package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import mendwell.security.FieldPolicy;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    @Test
    void aNodeThatReadsNoVersionKnowsNobodysRights() {
        var policies = new Policies();
        assertThat(policies.areKnown()).isFalse();
        policies.putOnlyLockedInForce(FieldPolicy.shipped());
        assertThat(policies.areKnown()).isFalse();
        policies.putInForce(FieldPolicy.shipped(), 0);
        assertThat(policies.areKnown()).isTrue();
    }
}
