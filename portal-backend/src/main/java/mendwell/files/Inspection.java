package mendwell.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/// Finds out what a file really is from its bytes, and how large a picture is from its header, before anything decodes it.
///
/// @param pixels width × height; 0 for videos and PDFs
record Inspection(MediaKind kind, long pixels) {
    private static final int HEAD = 64 * 1024;
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");

    /// Empty when it is none of the kinds we take, or a picture whose header is broken.
    static Optional<Inspection> of(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = read(channel, 0, HEAD);
            var kind = kind(head);
            if (kind == null) {
                return Optional.empty();
            }
            var pixels = switch (kind) {
                case JPEG -> jpegPixels(channel);
                case PNG -> pixels(intAt(head, 16), intAt(head, 20));
                case WEBP -> webpPixels(head);
                case HEIC -> heicPixels(head);
                case MP4, MOV, PDF -> 0;
            };
            return pixels < 0 ? Optional.empty() : Optional.of(new Inspection(kind, pixels));
        }
    }

    /// What a file we do not take seems to be, such as `text/html`: for the refusal's sentence only.
    static String guess(Path file) throws IOException {
        return new Tika().detect(file);
    }

    private static MediaKind kind(byte[] head) {
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return MediaKind.JPEG;
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') && text(head, 12).equals("IHDR") && head.length >= 33) {
            return MediaKind.PNG;
        }
        if (text(head, 0).equals("RIFF") && text(head, 8).equals("WEBP")) {
            return MediaKind.WEBP;
        }
        if (starts(head, 0, '%', 'P', 'D', 'F', '-')) {
            return MediaKind.PDF;
        }
        if (!text(head, 4).equals("ftyp")) {
            return null;
        }
        var brand = text(head, 8);
        if (brand.equals("qt  ")) {
            return MediaKind.MOV;
        }
        if (HEIC_BRANDS.contains(brand)) {
            return brand.equals("mif1") && !compatible(head, "heic") ? null : MediaKind.HEIC;
        }
        return Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "3gp4", "3gp5", "3gp6", "dash").contains(brand)
                ? MediaKind.MP4
                : null;
    }

    private static boolean compatible(byte[] head, String wanted) {
        for (int at = 16; at + 4 <= Math.min(head.length, intAt(head, 0)); at += 4) {
            if (text(head, at).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// Walks the segments up to the frame header. Segments may be long (embedded previews), so it jumps instead of reading.
    private static long jpegPixels(FileChannel channel) throws IOException {
        for (long at = 2; at < channel.size(); ) {
            var segment = read(channel, at, 9);
            if (segment.length < 9 || (segment[0] & 0xff) != 0xff) {
                return -1;
            }
            int marker = segment[1] & 0xff;
            if (marker == 0xff) { // fill byte
                at++;
                continue;
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return pixels(shortAt(segment, 7), shortAt(segment, 5));
            }
            if (marker == 0xd9 || marker == 0xda) {
                return -1; // picture data without a frame header
            }
            at += 2 + Math.max(2, shortAt(segment, 2));
        }
        return -1;
    }

    private static long webpPixels(byte[] head) {
        if (head.length < 30) {
            return -1;
        }
        return switch (text(head, 12)) {
            case "VP8 " -> pixels(littleAt(head, 26, 2) & 0x3fff, littleAt(head, 28, 2) & 0x3fff);
            case "VP8L" -> {
                var bits = littleAt(head, 21, 4);
                yield pixels((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
            }
            case "VP8X" -> pixels(littleAt(head, 24, 3) + 1L, littleAt(head, 27, 3) + 1L);
            default -> -1;
        };
    }

    /// The largest of the picture's `ispe` boxes (tiles and previews have their own).
    private static long heicPixels(byte[] head) {
        long largest = -1;
        for (int at = 4; at + 16 <= head.length; at++) {
            if (text(head, at).equals("ispe")) {
                largest = Math.max(largest, pixels(intAt(head, at + 8) & 0xffffffffL, intAt(head, at + 12) & 0xffffffffL));
            }
        }
        return largest;
    }

    private static long pixels(long width, long height) {
        return width < 1 || height < 1 ? -1 : Math.multiplyHigh(width, height) != 0 ? Long.MAX_VALUE : Math.abs(width * height);
    }

    private static byte[] read(FileChannel channel, long at, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(most, channel.size() - at)));
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {}
        return buffer.array();
    }

    private static boolean starts(byte[] bytes, int at, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= bytes.length || (bytes[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int at) {
        return at + 4 > bytes.length ? "" : new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int intAt(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    private static int shortAt(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getShort(at) & 0xffff;
    }

    private static int littleAt(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
