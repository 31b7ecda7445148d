package mendwell.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Phrases that mean the same. One line is one group, phrases separated by commas (`,`, `，` or `、`); `#` starts a
/// remark.
final class Synonyms {
    private record Phrase(String text, List<String> group) {}

    /// Where a question holds a phrase, and all that could stand there, itself included.
    record Found(int start, int end, List<String> group) {}

    private final List<Phrase> longestFirst;

    Synonyms(List<String> lines) {
        longestFirst = lines.stream()
                .map(line -> line.replaceFirst("#.*", ""))
                .map(line -> Arrays.stream(line.split("[,，、]"))
                        .map(phrase -> Han.fold(phrase).strip())
                        .filter(phrase -> !phrase.isEmpty())
                        .toList())
                .flatMap(group -> group.stream().map(text -> new Phrase(text, group)))
                .sorted(Comparator.comparingInt(phrase -> -phrase.text().length()))
                .toList();
    }

    /// The list that comes with the product: `synonyms.txt`.
    static List<String> builtIn() {
        try (var lines =
                new BufferedReader(new InputStreamReader(Synonyms.class.getResourceAsStream("synonyms.txt"), UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param words folded
    /// @return from left to right, none overlapping; the longest phrase wins
    List<Found> in(String words) {
        var found = new ArrayList<Found>();
        for (var phrase : longestFirst) {
            int length = phrase.text().length();
            for (int at = words.indexOf(phrase.text()); at >= 0; at = words.indexOf(phrase.text(), at + length)) {
                int start = at;
                int end = at + length;
                if (standsAlone(words, start, end)
                        && found.stream().noneMatch(f -> start < f.end() && f.start() < end)) {
                    found.add(new Found(start, end, phrase.group()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    /// `trip` is no part of `strip`; between Chinese characters there are no word borders.
    private static boolean standsAlone(String words, int start, int end) {
        return !(joins(words, start) || joins(words, end));
    }

    private static boolean joins(String words, int border) {
        return border > 0
                && border < words.length()
                && isLatin(words.charAt(border - 1))
                && isLatin(words.charAt(border));
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && c < '\u0250';
    }
}
