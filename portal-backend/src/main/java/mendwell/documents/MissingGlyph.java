package mendwell.documents;

import java.util.List;
import java.util.stream.Collectors;

/// A document holds characters that no font can draw; nothing was made.
public final class MissingGlyph extends IllegalArgumentException {
    private final List<Integer> codePoints;

    MissingGlyph(List<Integer> codePoints) {
        super("No font can draw " + named(codePoints));
        this.codePoints = List.copyOf(codePoints);
    }

    /// The characters in order of appearance.
    public List<Integer> codePoints() {
        return codePoints;
    }

    /// The characters for people, such as `ก (U+0E01), U+0007`.
    public String characters() {
        return named(codePoints);
    }

    private static String named(List<Integer> codePoints) {
        return codePoints.stream().map(MissingGlyph::named).collect(Collectors.joining(", "));
    }

    private static String named(int codePoint) {
        return Character.isDefined(codePoint) && !Character.isISOControl(codePoint)
                ? "%s (U+%04X)".formatted(Character.toString(codePoint), codePoint)
                : "U+%04X".formatted(codePoint);
    }
}
