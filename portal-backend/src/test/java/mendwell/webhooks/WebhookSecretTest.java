package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    @Test
    void signsAsTheExampleOfTheSpecification() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aFreshOneHas256BitsAndDoesNotPrintItself() {
        var secret = WebhookSecret.fresh();
        assertThat(Base64.getDecoder().decode(secret.text().substring("whsec_".length()))).hasSize(32);
        assertThat(secret).isNotEqualTo(WebhookSecret.fresh());
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
    }
}
