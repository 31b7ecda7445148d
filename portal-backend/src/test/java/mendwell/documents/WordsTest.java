package mendwell.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Words ZH = Words.in(Language.ZH_CN);
    private static final Words EN = Words.in(Language.EN);
    private static final Path RESOURCES = Path.of("src/main/resources/mendwell/documents");

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(ZH.byKey().keySet()).isEqualTo(EN.byKey().keySet());
    }

    @Test
    void everyWordATemplateAsksForExists() throws IOException {
        var asked = new TreeSet<String>();
        try (var templates = Files.newDirectoryStream(RESOURCES, "*.html")) {
            for (var template : templates) {
                var matcher = Pattern.compile("\\{\\{words\\.(\\w+)}}").matcher(Files.readString(template));
                while (matcher.find()) asked.add(matcher.group(1));
            }
        }
        assertThat(asked).isNotEmpty();
        assertThat(EN.byKey().keySet()).containsAll(asked);
    }

    @Test
    void everyValueOfAClosedSetHasAWord() {
        for (var words : new Words[] {ZH, EN}) {
            for (var warranty : Job.Warranty.values())
                assertThat(words.say(warranty)).isNotBlank();
            for (var kind : QuoteDocument.Kind.values())
                assertThat(words.say(kind)).isNotBlank();
            for (var decision : QuoteDocument.Decision.values())
                assertThat(words.say(decision)).isNotBlank();
            for (var method : EvidencePage.Method.values())
                assertThat(words.say(method)).isNotBlank();
        }
    }

    @Test
    void moneyIsExactInEveryCurrency() {
        assertThat(ZH.money(new Money(123_456_789_01L, "CNY"))).isEqualTo("¥123,456,789.01");
        assertThat(EN.money(new Money(123_456_789_01L, "CNY"))).isEqualTo("CN¥123,456,789.01");
        assertThat(EN.money(new Money(-5, "EUR"))).isEqualTo("-€0.05");
        assertThat(ZH.money(new Money(1_200, "JPY"))).isEqualTo("JP¥1,200");
        assertThat(EN.money(new Money(1_234, "KWD"))).contains("1.234");
        assertThat(EN.money(new Money(Long.MAX_VALUE, "USD"))).isEqualTo("$92,233,720,368,547,758.07");
        assertThatThrownBy(() -> new Money(1, "XYZ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAndTimesReadAsPeopleWriteThem() {
        var at = Instant.parse("2026-11-22T03:04:05.678Z");
        var shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(ZH.date(at, shanghai)).isEqualTo("2026年11月22日");
        assertThat(EN.date(at, shanghai)).isEqualTo("22 November 2026");
        assertThat(ZH.time(at, shanghai)).isEqualTo("2026年11月22日 11:04");
        assertThat(EN.zone(at, ZoneId.of("America/New_York"))).isEqualTo("America/New_York, UTC-05:00");
        assertThat(EN.exactTime(at, shanghai)).isEqualTo("2026-11-22 11:04:05.678 UTC+08:00");
        assertThat(ZH.percent(new BigDecimal("0.065"))).isEqualTo("6.5%");
        assertThat(EN.number(new BigDecimal("12345.50"))).isEqualTo("12,345.5");
        assertThat(EN.duration(138)).isEqualTo("2 h 18 min");
        assertThat(ZH.duration(45)).isEqualTo("45 分钟");
        assertThat(EN.say("strokesInTime", 1, EN.seconds(Duration.ofMillis(900))))
                .isEqualTo("1 stroke in 0.9 s");
    }
}
