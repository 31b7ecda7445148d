package mendwell.documents;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/// The fonts documents are set in. Files are found once; each is parsed when its first character is needed and kept.
///
/// All are TrueType outlines, because nothing else can be embedded: `NotoSansSC`, `NotoSans`, `NotoSansKR`,
/// `NotoSansArabic` (regular and bold), `NotoEmoji` from the npm packages `@expo-google-fonts/…`, and `HanaMinA`,
/// `HanaMinB` for rare Chinese characters from the Debian package `fonts-hanazono`.
public final class Fonts {
    /// System property: folders to look in, separated as in a class path.
    public static final String FOLDERS = "mendwell.documents.fonts";

    private static final List<Path> USUAL_FOLDERS = List.of(
            Path.of("portal-web/node_modules/@expo-google-fonts"),
            Path.of("../portal-web/node_modules/@expo-google-fonts"),
            Path.of("/usr/share/fonts/truetype/hanazono"));
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    enum Family {
        CHINESE("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"),
        LATIN("NotoSans_400Regular.ttf", "NotoSans_700Bold.ttf"),
        KOREAN("NotoSansKR_400Regular.ttf", "NotoSansKR_700Bold.ttf"),
        ARABIC("NotoSansArabic_400Regular.ttf", "NotoSansArabic_700Bold.ttf"),
        EMOJI("NotoEmoji_400Regular.ttf"),
        RARE("HanaMinA.ttf"),
        RAREST("HanaMinB.ttf");

        private final List<String> files;

        Family(String... files) {
            this.files = List.of(files);
        }

        private boolean rare() {
            return this == RARE || this == RAREST;
        }

        static List<Family> inOrderFor(Language language) {
            var order = new LinkedHashSet<Family>();
            if (language == Language.EN) order.add(LATIN);
            order.addAll(List.of(values()));
            return List.copyOf(order);
        }
    }

    record Face(Family family, int weight, Path file) {}

    private final Map<Family, List<Face>> faces;
    private final Map<Face, TrueTypeFont> parsed = new ConcurrentHashMap<>();

    private Fonts(Map<Family, List<Face>> faces) {
        this.faces = faces;
    }

    /// The fonts in the folders named by the system property [#FOLDERS], or in the usual ones when it is not set.
    ///
    /// @throws FontsMissing when one is in none of the folders
    public static Fonts found() {
        var configured = System.getProperty(FOLDERS, "");
        return in(
                configured.isBlank()
                        ? USUAL_FOLDERS
                        : Stream.of(configured.split(File.pathSeparator))
                                .map(Path::of)
                                .toList());
    }

    /// The fonts in these folders and the folders below them.
    ///
    /// @throws FontsMissing when one is in none of the folders
    public static Fonts in(List<Path> folders) {
        var files = folders.stream()
                .filter(Files::isDirectory)
                .flatMap(Fonts::filesBelow)
                .collect(
                        Collectors.toMap(file -> file.getFileName().toString(), file -> file, (first, again) -> first));
        var missing = Stream.of(Family.values())
                .flatMap(family -> family.files.stream())
                .filter(name -> !files.containsKey(name))
                .toList();
        if (!missing.isEmpty()) throw new FontsMissing(missing, folders);
        return new Fonts(
                Stream.of(Family.values()).collect(Collectors.toMap(family -> family, family -> faces(family, files))));
    }

    private static List<Face> faces(Family family, Map<String, Path> files) {
        return family.files.stream()
                .map(name -> new Face(family, name.contains("Bold") ? BOLD : REGULAR, files.get(name)))
                .toList();
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (var files =
                Files.find(folder, 6, (path, attributes) -> path.toString().endsWith(".ttf"))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The families needed to draw all of a text, in the order the language prefers them.
    ///
    /// @throws MissingGlyph when a character is in no font
    List<Family> drawing(String text, Language language) {
        var order = Family.inOrderFor(language);
        var needed = EnumSet.of(order.getFirst());
        var missing = new LinkedHashSet<Integer>();
        text.codePoints()
                .distinct()
                .filter(visible())
                .forEach(codePoint -> order.stream()
                        .filter(family -> has(family, codePoint))
                        .findFirst()
                        .ifPresentOrElse(needed::add, () -> missing.add(codePoint)));
        if (!missing.isEmpty()) throw new MissingGlyph(new ArrayList<>(missing));
        return order.stream().filter(needed::contains).toList();
    }

    Set<Face> faces(Collection<Family> families) {
        return families.stream().flatMap(family -> faces.get(family).stream()).collect(Collectors.toSet());
    }

    TrueTypeFont outlines(Face face) {
        return parsed.computeIfAbsent(face, Fonts::parse);
    }

    private boolean has(Family family, int codePoint) {
        // The rare fonts hold stray letters of other scripts, without what it takes to set words in them.
        if (family.rare() && !Character.isIdeographic(codePoint)) return false;
        return faces.get(family).stream().allMatch(face -> glyph(face, codePoint) != 0);
    }

    private int glyph(Face face, int codePoint) {
        try {
            return outlines(face).getUnicodeCmapLookup().getGlyphId(codePoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IntPredicate visible() {
        return codePoint -> codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
    }

    private static TrueTypeFont parse(Face face) {
        try (var file = new RandomAccessReadBufferedFile(face.file())) {
            return new TTFParser().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + face.file() + " cannot be read", e);
        }
    }
}
