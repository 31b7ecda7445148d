package mendwell.knowledge;

import static mendwell.knowledge.Analyzers.CODE;
import static mendwell.knowledge.Analyzers.PINYIN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mendwell.knowledge.Analyzers.Token;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Turns people's words into a query, piece by piece and only from terms: no syntax can come in from outside.
///
/// The words fall into *parts*: a code, a synonym phrase, a Latin word, a pair of Chinese characters. Each part
/// is looked for in several ways at once, the surest weighing most. An article must hold a third of the parts,
/// or one of them when no article does.
final class Asking {
    static final String TITLE = "title";
    static final String BODY = "body";

    /// A long description is recognised by how it begins; more would cost time and find nothing better.
    private static final int MOST_CHARACTERS = 2_000;

    private static final int MOST_PARTS = 40;

    /// Where there are more, each is taken as it stands: guessing typos and pinyin is for short questions.
    private static final int GUESSED_PARTS = 12;

    /// `xian` is also `xi an`; so many ways to read pinyin are tried.
    private static final int MOST_CUTS = 8;

    private static final Pattern CHINESE_FILLER =
            Pattern.compile("怎么办|怎么回事|怎么样|怎么|怎样|如何|为什么|为何|什么|是否|请问|你好|您好|谢谢|我们|你们|一下|哪里|可以|[的吗呢吧啊我你您]");
    private static final Set<String> ENGLISH_FILLER =
            Set.of(("a an and are as at be been but by did do does for from get gets had has have "
                            + "he hello help hi how i if in into is it its me my no not of on or our please she should so some such than thanks "
                            + "that the their them then there these they this to was we were what when where which who why will with you your")
                    .split(" "));

    private final Synonyms synonyms;

    Asking(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /// The queries to try until one finds something, strictest first; none when the words hold nothing to look for.
    List<Query> queries(String words) {
        var folded = folded(words);
        var parts = parts(folded, true);
        if (parts.isEmpty()) {
            parts = parts(folded, false);
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        int many = Math.clamp(parts.size() / 3, 1, 4);
        var strict = new ArrayList<Query>(List.of(atLeast(many, parts)));
        asPinyin(folded).ifPresent(strict::add);
        return many == 1 ? List.of(bestOf(strict)) : List.of(bestOf(strict), atLeast(1, parts));
    }

    /// What brings an article nearer to the top without making it a hit: the single Chinese characters of the words,
    /// since a pair seldom survives when people say the same differently.
    Query nearer(String words) {
        var characters = CHINESE_FILLER
                .matcher(folded(words))
                .replaceAll("")
                .chars()
                .filter(c -> Han.readings((char) c).size() > 0)
                .distinct()
                .limit(MOST_PARTS)
                .mapToObj(c -> text(Character.toString(c), 0.15f))
                .toList();
        return atLeast(0, characters);
    }

    private static String folded(String words) {
        var folded = Han.fold(words);
        return folded.substring(0, Math.min(folded.length(), MOST_CHARACTERS));
    }

    private List<Query> parts(String words, boolean withoutFiller) {
        var parts = new LinkedHashSet<Query>();
        var rest = new StringBuilder(words);
        for (var found : synonyms.in(words)) {
            var literally = words.substring(found.start(), found.end());
            parts.add(bestOf(found.group().stream()
                    .map(phrase -> phrase(phrase, phrase.equals(literally) ? 1 : 0.8f))
                    .toList()));
            blank(rest, found.start(), found.end());
        }
        for (var code : Analyzers.codes(rest.toString())) {
            parts.add(code(code.term()));
            blank(rest, code.start(), code.end());
        }
        if (withoutFiller) {
            CHINESE_FILLER
                    .matcher(rest.toString())
                    .results()
                    .forEach(filler -> blank(rest, filler.start(), filler.end()));
        }
        var forms = forms(rest.toString());
        boolean single = parts.isEmpty() && forms.size() == 1;
        for (var form : forms) {
            var word = form.getFirst();
            if (!isLatin(word.term())) {
                parts.add(text(word.term(), single || word.term().length() > 1 ? 1 : 0.3f));
            } else if (!withoutFiller || !ENGLISH_FILLER.contains(word.term())) {
                parts.add(
                        forms.size() > GUESSED_PARTS
                                ? exactly(form)
                                : latin(form, word.end() == words.length(), single));
            }
        }
        return parts.stream().limit(MOST_PARTS).toList();
    }

    private static void blank(StringBuilder words, int start, int end) {
        words.replace(start, end, " ".repeat(end - start));
    }

    /// The words of a text; each as written and, when it differs, as stem.
    private static List<List<Token>> forms(String words) {
        var forms = new ArrayList<List<Token>>();
        for (var token : Analyzers.asked(words)) {
            if (token.step() > 0) {
                forms.add(new ArrayList<>());
            }
            forms.getLast().add(token);
        }
        return forms;
    }

    private static Query exactly(List<Token> forms) {
        return bestOf(forms.stream().map(form -> text(form.term(), 1)).toList());
    }

    private static Query latin(List<Token> forms, boolean maybeUnfinished, boolean single) {
        var word = forms.getFirst().term();
        var ways = new ArrayList<Query>(List.of(exactly(forms)));
        if (word.length() > 1) {
            ways.add(beginning(CODE, word, 1.5f));
            if (maybeUnfinished) {
                ways.add(beginning("", word, 1.5f));
            }
        }
        forms.stream()
                .map(Token::term)
                .filter(form -> form.length() > 3 && form.chars().allMatch(Character::isLetter))
                .forEach(form -> ways.add(both("", field -> new FuzzyQuery(new Term(field, form), 1, 1), 0.6f)));
        var readings = pinyin(word).stream()
                .filter(syllables -> single || syllables.size() > 1)
                .map(Asking::syllables)
                .toList();
        ways.addAll(readings);
        if (single && word.matches("[a-z]{2,8}")) {
            ways.add(initials(word));
        }
        return bestOf(ways);
    }

    private static Query code(String code) {
        var exactly = both(CODE, field -> new TermQuery(new Term(field, code)), 2);
        boolean tooShort = code.length() < 2 || code.matches("\\d\\d");
        return tooShort ? exactly : bestOf(List.of(exactly, beginning(CODE, code, 2)));
    }

    private static Query text(String term, float weight) {
        return both("", field -> new TermQuery(new Term(field, term)), weight);
    }

    /// All words of it, one after the other.
    private static Query phrase(String words, float weight) {
        var terms = forms(words).stream().map(form -> form.getLast().term()).toArray(String[]::new);
        return both("", field -> new PhraseQuery(field, terms), weight);
    }

    private static Query beginning(String reading, String letters, float weight) {
        return both(reading, field -> new PrefixQuery(new Term(field, letters)), weight);
    }

    /// `lou shui`: several Latin words that together are pinyin.
    private static Optional<Query> asPinyin(String words) {
        var joined = words.strip().split("\\s+");
        if (joined.length < 2 || joined.length > 8 || !Stream.of(joined).allMatch(word -> word.matches("[a-zü']+"))) {
            return Optional.empty();
        }
        var readings = pinyin(String.join("", joined));
        return readings.isEmpty()
                ? Optional.empty()
                : Optional.of(bestOf(readings.stream().map(Asking::syllables).toList()));
    }

    /// The ways to cut the letters into syllables. The last may be unfinished, but a single letter is left over
    /// only when nothing better is possible: `fan` is no beginning of `fa ni`.
    private static List<List<String>> pinyin(String letters) {
        var ways = new ArrayList<List<String>>();
        if (letters.length() > 1 && letters.length() <= 30) {
            cut(Han.foldInitial(letters.replace('ü', 'v').replace("'", "")), List.of(), ways);
        }
        var better = ways.stream().filter(way -> way.getLast().length() > 1).toList();
        return better.isEmpty() ? ways : better;
    }

    private static void cut(String letters, List<String> before, List<List<String>> ways) {
        if (ways.size() == MOST_CUTS) {
            return;
        }
        if (!Han.syllables(letters).isEmpty()) {
            ways.add(append(before, letters));
        }
        for (int length = Math.min(6, letters.length() - 1); length > 0; length--) {
            if (Han.isSyllable(letters.substring(0, length))) {
                cut(letters.substring(length), append(before, letters.substring(0, length)), ways);
            }
        }
    }

    private static List<String> append(List<String> list, String last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /// So little as one syllable or two initials fits too much: it is looked for in titles only.
    private static Query syllables(List<String> syllables) {
        Function<String, Query> way = field -> {
            var phrase = new MultiPhraseQuery.Builder();
            syllables.subList(0, syllables.size() - 1).forEach(syllable -> phrase.add(new Term(field, syllable)));
            phrase.add(Han.syllables(syllables.getLast()).stream()
                    .map(syllable -> new Term(field, syllable))
                    .toArray(Term[]::new));
            return phrase.build();
        };
        return syllables.size() == 1 ? inTitle(PINYIN, way, 0.3f) : both(PINYIN, way, 0.3f);
    }

    private static Query initials(String letters) {
        var pairs = IntStream.range(1, letters.length())
                .mapToObj(i -> letters.substring(i - 1, i + 1).toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
        Function<String, Query> way = field -> new PhraseQuery(field, pairs);
        return letters.length() == 2 ? inTitle(PINYIN, way, 0.1f) : both(PINYIN, way, 0.1f);
    }

    /// In title and body, the title weighing more.
    private static Query both(String reading, Function<String, Query> way, float weight) {
        return bestOf(List.of(inTitle(reading, way, weight), new BoostQuery(way.apply(BODY + reading), weight)));
    }

    private static Query inTitle(String reading, Function<String, Query> way, float weight) {
        return new BoostQuery(way.apply(TITLE + reading), 2.5f * weight);
    }

    private static Query bestOf(Collection<? extends Query> ways) {
        return new DisjunctionMaxQuery(List.copyOf(ways), 0.1f);
    }

    private static Query atLeast(int many, Collection<Query> parts) {
        var all = new BooleanQuery.Builder().setMinimumNumberShouldMatch(many);
        parts.forEach(part -> all.add(part, Occur.SHOULD));
        return all.build();
    }

    private static boolean isLatin(String term) {
        return Character.UnicodeScript.of(term.codePointAt(0)) != Character.UnicodeScript.HAN;
    }
}
