package mendwell.knowledge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of Chinese characters is ICU's knowledge plus the second readings below. `main` writes it anew.
class HanTableTest {
    private static final Path TABLE = Path.of("src/main/resources/mendwell/knowledge/han.txt");

    /// Characters that machines' words need with another reading than their most usual one.
    private static final Map<String, String> SECOND_READINGS = Map.ofEntries(
            Map.entry("chong", "重"),
            Map.entry("tiao", "调調"),
            Map.entry("jiao", "校"),
            Map.entry("chang", "长長"),
            Map.entry("hang", "行"),
            Map.entry("zhuan", "传傳"),
            Map.entry("qia", "卡"),
            Map.entry("qiao", "壳殼"),
            Map.entry("cha", "差"),
            Map.entry("dan", "弹彈"),
            Map.entry("xiang", "降"),
            Map.entry("shuai", "率"),
            Map.entry("shu", "数數"),
            Map.entry("lian", "连連"),
            Map.entry("mo", "模磨"),
            Map.entry("mu", "模"));

    @Test
    void theTableHoldsWhatIcuKnows() throws IOException {
        assertThat(Files.readString(TABLE)).isEqualTo(table());
    }

    static void main() throws IOException {
        Files.writeString(TABLE, table());
    }

    private static String table() {
        var simplify = Transliterator.getInstance("Traditional-Simplified");
        var pinyin = Transliterator.getInstance("Han-Latin");
        var simplified = characters()
                .filter(c -> simplify.transliterate(c).length() == 1)
                .filter(c -> !simplify.transliterate(c).equals(c))
                .map(c -> c + simplify.transliterate(c))
                .collect(joining());
        var syllables = characters()
                .filter(c -> !pinyin.transliterate(c).equals(c))
                .collect(groupingBy(c -> withoutTone(pinyin.transliterate(c)), TreeMap::new, joining()));
        SECOND_READINGS.forEach((syllable, characters) -> characters
                .codePoints()
                .mapToObj(Character::toString)
                .filter(c -> !syllables.get(syllable).contains(c))
                .forEach(c -> syllables.merge(syllable, c, String::concat)));
        return """
                # Chinese characters: CLDR transforms, © Unicode, Inc., Unicode License v3, as ICU applies them.
                # First line: traditional and simplified in pairs; then each syllable and its characters.
                = %s
                %s
                """.formatted(
                        simplified,
                        syllables.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(joining("\n")));
    }

    private static Stream<String> characters() {
        return IntStream.rangeClosed(0x4E00, 0x9FFF).mapToObj(Character::toString);
    }

    private static String withoutTone(String pinyin) {
        var apart = java.text.Normalizer.normalize(pinyin, java.text.Normalizer.Form.NFD);
        return apart.replace("u\u0308", "v").replaceAll("\\p{M}", "");
    }
}
