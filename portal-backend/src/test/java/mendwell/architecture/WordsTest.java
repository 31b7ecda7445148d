package mendwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Both languages say the same things.
class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() throws IOException {
        var chinese = words("zh_CN");
        var english = words("en");
        assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var key : chinese.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        }
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        PLACE.matcher(sentence).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var in = WordsTest.class.getResourceAsStream("/mendwell/words_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
