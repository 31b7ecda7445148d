package mendwell.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The kinds of files we take, each with its limit in bytes; the first extension is the usual one.
enum MediaKind {
    JPEG("image/jpeg", 20, "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", 20, "png"),
    WEBP("image/webp", 20, "webp"),
    HEIC("image/heic", 20, "heic", "heif"),
    MP4("video/mp4", 100, "mp4", "m4v"),
    MOV("video/quicktime", 100, "mov", "qt"),
    PDF("application/pdf", 20, "pdf");

    static final int LONGEST_NAME = 200;

    final String mediaType;
    final int megabytes;
    private final List<String> extensions;

    MediaKind(String mediaType, int megabytes, String... extensions) {
        this.mediaType = mediaType;
        this.megabytes = megabytes;
        this.extensions = List.of(extensions);
    }

    long mostBytes() {
        return megabytes * 1_000_000L;
    }

    boolean isImage() {
        return mediaType.startsWith("image/");
    }

    /// The name with an ending that does not lie: `scan.png` that is a JPEG becomes `scan.jpg`. Folders, control and
    /// direction characters are dropped, and what is too long is cut.
    String honestName(String given) {
        var name = given == null ? "" : given.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        var known = Arrays.stream(values()).anyMatch(kind -> kind.extensions.contains(ending));
        var stem = known ? name.substring(0, dot) : name;
        var extension = extensions.contains(ending) ? ending : extensions.getFirst();
        stem = stem.strip();
        if (stem.isEmpty()) {
            stem = isImage() ? "photo" : mediaType.startsWith("video/") ? "video" : "document";
        }
        if (stem.codePointCount(0, stem.length()) > LONGEST_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST_NAME));
        }
        return stem + "." + extension;
    }
}
