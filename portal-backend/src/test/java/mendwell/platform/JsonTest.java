package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Wanted(String text, int whole, long amount, Instant at) {}

    private static Wanted read(String json) {
        return Json.read(
                Json.tree(json.getBytes(StandardCharsets.UTF_8)), Json.MAPPER.getTypeFactory().constructType(Wanted.class));
    }

    @Test
    void whatTheContractSaysIsRead() {
        assertThat(read("""
                {"text":"漏气 𠮷","whole":1,"amount":9007199254740993,"at":"2026-11-23T09:00:00+08:00"}"""))
                .isEqualTo(new Wanted("漏气 𠮷", 1, 9_007_199_254_740_993L, Instant.parse("2026-11-23T01:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1.5", "1e30", "\"1\"", "true", "null"})
    void aNumberThatIsNotWholeOrTooLargeIsRefusedAtItsPlace(String whole) {
        refused("{\"text\":\"a\",\"whole\":%s,\"amount\":1,\"at\":null}".formatted(whole), "/whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e30", "1000000000000000000000000000000"})
    void moneyIsNeverRounded(String amount) {
        refused("{\"text\":\"a\",\"whole\":1,\"amount\":%s,\"at\":null}".formatted(amount), "/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795000000", "1e300", "\"+100000-01-01T00:00:00Z\"", "\"-0001-01-01T00:00:00Z\"", "\"2026-02-30T00:00:00Z\"", "\"\"", "[1]"})
    void anInstantIsATextOfAYearTheDatabaseCanHold(String at) {
        refused("{\"text\":\"a\",\"whole\":1,\"amount\":1,\"at\":%s}".formatted(at), "/at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true"})
    void aTextIsNotMadeOfSomethingElse(String text) {
        refused("{\"text\":%s,\"whole\":1,\"amount\":1,\"at\":null}".formatted(text), "/text");
    }

    private static void refused(String json, String pointer) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(BadInput.class, refusal -> assertThat(refusal.faults(Language.EN))
                        .extracting(Refusal.Fault::pointer)
                        .containsExactly(pointer));
    }
}
