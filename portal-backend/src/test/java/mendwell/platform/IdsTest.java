package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void aTokenHolds256RandomBits() {
        assertThat(Base64.getUrlDecoder().decode(Ids.token())).hasSize(32);
        assertThat(Ids.token()).matches("[\\w-]{43}").isNotEqualTo(Ids.token());
    }
}
