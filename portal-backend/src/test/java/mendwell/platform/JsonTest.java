package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;
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

    record Limited(
            @NotBlank String name,
            @Size(max = 3) String word,
            @Size(max = 1) List<String> list,
            @CodePointLength(min = 1, max = 2) String text,
            @Min(1) int least,
            @Max(1) int most,
            @Positive int positive,
            @PositiveOrZero int notNegative,
            @DecimalMin("-90") @DecimalMax("90") Double place,
            @Email String email,
            @Pattern(regexp = "[0-9]+", message = "phone") String phone,
            @FutureOrPresent Instant until) {}

    @Test
    void everyBrokenConstraintSaysWhatToDoInTheReadersLanguageAndNothingOfTheProgram() {
        var wrong = new Limited(
                " ", "abcd", List.of("a", "b"), "abc", 0, 2, 0, -1, 91.0, "nobody", "call me", Instant.now().minusSeconds(3600));
        for (var language : Language.values()) {
            assertThatThrownBy(() -> Json.check(wrong)).isInstanceOfSatisfying(BadInput.class, refusal -> assertThat(refusal.faults(language))
                    .hasSize(Limited.class.getRecordComponents().length)
                    .allSatisfy(fault -> {
                        assertThat(fault.detail().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
                                .isEqualTo(language == Language.ZH_CN);
                        assertThat(fault.detail()).endsWith(language == Language.EN ? "." : "。").doesNotContain("must match", "{", "null");
                    }));
        }
    }

    @Test
    void aTimeThatPassedWhileTheFormWasOpenIsStillToCome() {
        Json.check(new Limited("a", null, null, null, 1, 1, 1, 0, null, null, null, Instant.now().minusSeconds(300)));
    }

    private static void refused(String json, String pointer) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(BadInput.class, refusal -> assertThat(refusal.faults(Language.EN))
                        .extracting(Refusal.Fault::pointer)
                        .containsExactly(pointer));
    }
}
