package mendwell.documents;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// Makes text from anywhere fit to be printed.
final class Text {
    /// What changes how its neighbours look without being seen: direction marks and overrides, joiners, variation
    /// selectors, soft hyphens, the byte order mark. Zero-width non-joiner stays, Persian is spelled with it.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\\u200C]]");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private Text() {}

    /// @throws MissingGlyph for control characters and halves of characters
    static String printable(String text) {
        var seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
        var lines = LINE_BREAK.matcher(seen).replaceAll("\n").replace('\t', ' ');
        List<Integer> unprintable = lines.codePoints()
                .filter(symbol -> symbol != '\n')
                .filter(symbol -> switch (Character.getType(symbol)) {
                    case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
                    default -> false;
                })
                .distinct()
                .boxed()
                .toList();
        if (!unprintable.isEmpty()) throw new MissingGlyph(unprintable);
        return lines;
    }
}
