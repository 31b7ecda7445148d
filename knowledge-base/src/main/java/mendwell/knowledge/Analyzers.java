package mendwell.knowledge;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How a text becomes terms, in three readings that all point back to the same characters:
/// words (Chinese as pairs and single characters, Latin words as written and as stem), pinyin, and codes.
final class Analyzers {
    static final String PINYIN = ".pinyin";
    static final String CODE = ".code";

    /// Bounded, so that no text can make the matcher recurse deeply; a longer chain is several codes.
    private static final Pattern CODE_SHAPE =
            Pattern.compile("[A-Za-z0-9]+(?:[-\u2010-\u2015\u2212_/.][A-Za-z0-9]+){0,7}");

    private static final int LONGEST_CODE = 64;

    private static final Analyzer WORDS = new Reading(StandardTokenizer::new, in -> words(in, true));
    private static final Analyzer SYLLABLES = new Reading(StandardTokenizer::new, Syllables::new);
    private static final Analyzer CODES = new Reading(() -> new PatternTokenizer(CODE_SHAPE, 0), Codes::new);

    /// For the index: the reading follows from the end of the field's name.
    static final Analyzer INDEX = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.endsWith(PINYIN) ? SYLLABLES : field.endsWith(CODE) ? CODES : WORDS;
        }
    };

    /// For questions: a Chinese character alone only where it has no neighbour.
    private static final Analyzer ASKED = new Reading(StandardTokenizer::new, in -> words(in, false));

    private Analyzers() {}

    /// A term and the characters it stands for; `step` is 0 for another form of the term before it.
    record Token(String term, int start, int end, int step) {}

    static List<Token> asked(String words) {
        return tokens(ASKED, words);
    }

    /// The codes in the words, each once and whole.
    static List<Token> codes(String words) {
        return tokens(CODES, words).stream().filter(token -> token.step() == 1).toList();
    }

    private static List<Token> tokens(Analyzer analyzer, String words) {
        try (var stream = analyzer.tokenStream("", words)) {
            stream.reset();
            var tokens = allOf(stream);
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }

    private static List<Token> allOf(TokenStream stream) throws IOException {
        var term = stream.addAttribute(CharTermAttribute.class);
        var offset = stream.addAttribute(OffsetAttribute.class);
        var step = stream.addAttribute(PositionIncrementAttribute.class);
        var tokens = new ArrayList<Token>();
        while (stream.incrementToken()) {
            tokens.add(
                    new Token(term.toString(), offset.startOffset(), offset.endOffset(), step.getPositionIncrement()));
        }
        return tokens;
    }

    private static TokenStream words(TokenStream in, boolean singles) {
        int all = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
        var cjk = new CJKBigramFilter(new Simplified(new LowerCaseFilter(in)), all, singles);
        var latin = new ASCIIFoldingFilter(new EnglishPossessiveFilter(cjk));
        return new RemoveDuplicatesTokenFilter(new PorterStemFilter(new KeywordRepeatFilter(latin)));
    }

    private static final class Reading extends Analyzer {
        private final Supplier<Tokenizer> tokenizer;
        private final Function<TokenStream, TokenStream> filters;

        Reading(Supplier<Tokenizer> tokenizer, Function<TokenStream, TokenStream> filters) {
            this.tokenizer = tokenizer;
            this.filters = filters;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new CJKWidthCharFilter(reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = tokenizer.get();
            return new TokenStreamComponents(source, filters.apply(source));
        }
    }

    private static final class Simplified extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Simplified(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            for (int i = 0; i < term.length(); i++) {
                term.buffer()[i] = Han.simplified(term.buffer()[i]);
            }
            return true;
        }
    }

    /// Reads all tokens, lets a subclass make others of them, and hands those on.
    private abstract static class Rewriting extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Token> rest;

        Rewriting(TokenStream in) {
            super(in);
        }

        abstract List<Token> rewritten(List<Token> tokens);

        @Override
        public void reset() throws IOException {
            super.reset();
            rest = null;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (rest == null) {
                rest = rewritten(allOf(input)).iterator();
            }
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            var token = rest.next();
            term.setEmpty().append(token.term());
            offset.setOffset(token.start(), token.end());
            step.setPositionIncrement(token.step());
            return true;
        }
    }

    /// Each Chinese character as its syllables (`lou`), and with its right neighbour as initials (`LS`).
    private static final class Syllables extends Rewriting {
        Syllables(TokenStream in) {
            super(in);
        }

        @Override
        List<Token> rewritten(List<Token> characters) {
            var syllables = new ArrayList<Token>();
            int gap = 0;
            for (int i = 0; i < characters.size(); i++) {
                var character = characters.get(i);
                var readings = readings(character);
                int step = character.step() + gap;
                gap = readings.isEmpty() ? step : 0;
                for (var reading : readings) {
                    syllables.add(new Token(reading, character.start(), character.end(), step));
                    step = 0;
                }
                if (!readings.isEmpty() && i + 1 < characters.size()) {
                    initials(character, characters.get(i + 1), syllables);
                }
            }
            return syllables;
        }

        private static void initials(Token left, Token right, List<Token> into) {
            if (left.end() != right.start()) {
                return;
            }
            readings(left).stream()
                    .flatMap(l -> readings(right).stream().map(r -> "" + l.charAt(0) + r.charAt(0)))
                    .distinct()
                    .map(pair -> new Token(pair.toUpperCase(Locale.ROOT), left.start(), right.end(), 0))
                    .forEach(into::add);
        }

        private static List<String> readings(Token character) {
            return character.term().length() == 1
                    ? Han.readings(character.term().charAt(0))
                    : List.of();
        }
    }

    /// What holds a digit is a code: `KFR-35GW` is `kfr35gw`, and also `35gw` for who knows only its end.
    private static final class Codes extends Rewriting {
        private static final Pattern PART = Pattern.compile("[a-z]+|[0-9]+");

        Codes(TokenStream in) {
            super(in);
        }

        @Override
        List<Token> rewritten(List<Token> tokens) {
            var codes = new ArrayList<Token>();
            for (var token : tokens) {
                if (token.term().length() > LONGEST_CODE || !hasDigit(token.term())) {
                    continue;
                }
                var parts = PART.matcher(token.term().toLowerCase(Locale.ROOT))
                        .results()
                        .toList();
                for (int i = 0; i < parts.size(); i++) {
                    var code = parts.stream().skip(i).map(MatchResult::group).collect(Collectors.joining());
                    boolean whole = i == 0;
                    if (whole || code.length() > 2 && hasDigit(code)) {
                        codes.add(new Token(code, token.start() + parts.get(i).start(), token.end(), whole ? 1 : 0));
                    }
                }
            }
            return codes;
        }

        private static boolean hasDigit(String code) {
            return code.chars().anyMatch(Character::isDigit);
        }
    }
}
