package mendwell.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityWatchTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "https://erp.example:8443/hook/s3cret", "https://erp.example:8443?key=s3cret", "https://erp.example:8443/#s3cret", "https://me:s3cret@erp.example/", "s3cret"})
    void theKeyInAnAddressIsNotKept(String url) {
        assertThat(EntityWatch.shortened(url)).doesNotContain("s3cret").containsPattern("#[0-9a-f]{8}$");
    }

    @Test
    void whereAnAddressLeadsAndThatItChangedIsKept() {
        var before = EntityWatch.shortened("https://erp.example:8443/hook?key=1");
        assertThat(before).startsWith("https://erp.example:8443/#").isNotEqualTo(EntityWatch.shortened("https://erp.example:8443/hook?key=2"));
        assertThat(EntityWatch.shortened("https://[fd12::1]:8443")).isEqualTo("https://[fd12::1]:8443");
    }
}
