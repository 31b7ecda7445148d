package mendwell.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What is known about Chinese characters: the simplified form and the pinyin of each, from the table `han.txt`.
///
/// The table is ICU's knowledge written down (a test compares the two), because ICU needs a second at every start to
/// compile it. Pinyin has no tones, `v` for ü, and folds zh, ch, sh into z, c, s as many speakers do.
final class Han {
    private static final char FIRST = '\u4E00';
    private static final char LAST = '\u9FFF';
    private static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];
    private static final String[][] READINGS = new String[LAST - FIRST + 1][];
    private static final NavigableSet<String> SYLLABLES = new TreeSet<>();
    private static final String[] UNKNOWN = {};

    static {
        Arrays.setAll(READINGS, _ -> UNKNOWN);
        for (char c = FIRST; c <= LAST; c++) {
            SIMPLIFIED[c - FIRST] = c;
        }
        try (var table = new BufferedReader(new InputStreamReader(Han.class.getResourceAsStream("han.txt"), UTF_8))) {
            table.lines().filter(line -> !line.startsWith("#")).forEach(Han::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Han() {}

    /// A line is `syllable characters` or `= traditional simplified traditional simplified …` without blanks between.
    private static void learn(String line) {
        int blank = line.indexOf(' ');
        String syllable = foldInitial(line.substring(0, blank));
        if (syllable.matches(".*[aeiouv].*")) {
            SYLLABLES.add(syllable);
        }
        for (int i = blank + 1; i < line.length(); i++) {
            int character = line.charAt(i) - FIRST;
            if (syllable.equals("=")) {
                SIMPLIFIED[character] = line.charAt(++i);
            } else if (!Arrays.asList(READINGS[character]).contains(syllable)) {
                READINGS[character] = Arrays.copyOf(READINGS[character], READINGS[character].length + 1);
                READINGS[character][READINGS[character].length - 1] = syllable;
            }
        }
    }

    static char simplified(char c) {
        return c >= FIRST && c <= LAST ? SIMPLIFIED[c - FIRST] : c;
    }

    /// In no order; none for what is no Chinese character.
    static List<String> readings(char c) {
        return List.of(c >= FIRST && c <= LAST ? READINGS[c - FIRST] : UNKNOWN);
    }

    /// All syllables that begin so.
    static NavigableSet<String> syllables(String beginning) {
        return SYLLABLES.subSet(beginning, true, beginning + 'z', true);
    }

    static boolean isSyllable(String letters) {
        return SYLLABLES.contains(letters);
    }

    static String foldInitial(String pinyin) {
        return pinyin.replace("zh", "z").replace("ch", "c").replace("sh", "s");
    }

    /// One spelling for what readers write differently: full and half width, case, traditional characters. A half of
    /// a character that lost its other half becomes a replacement character.
    static String fold(String words) {
        var folded = Normalizer.normalize(whole(words), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = simplified(folded[i]);
        }
        return new String(folded);
    }

    static String whole(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
