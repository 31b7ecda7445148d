package mendwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    @TempDir
    Path folder;

    @Test
    void everyKindWeTakeIsKnownByItsContent() throws IOException {
        assertThat(look(jpeg(4000, 3000))).isEqualTo(new Inspection(MediaKind.JPEG, 12_000_000));
        assertThat(look(png(640, 480))).isEqualTo(new Inspection(MediaKind.PNG, 307_200));
        assertThat(look(webp(99, 49))).isEqualTo(new Inspection(MediaKind.WEBP, 5_000));
        assertThat(look(heic(400, 300))).isEqualTo(new Inspection(MediaKind.HEIC, 120_000));
        assertThat(look(ftyp("isom"))).isEqualTo(new Inspection(MediaKind.MP4, 0));
        assertThat(look(ftyp("qt  "))).isEqualTo(new Inspection(MediaKind.MOV, 0));
        assertThat(look("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo(new Inspection(MediaKind.PDF, 0));
    }

    @Test
    void webPagesDrawingsScriptsAndProgramsAreNone() throws IOException {
        for (var disguised : new String[] {
            "<html><script>alert(1)</script></html>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "#!/bin/sh\n", "MZ\u0090", "GIF89a", "\n%PDF-1.7", "x"
        }) {
            var file = Files.write(folder.resolve("photo.jpg"), disguised.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(Inspection.of(file)).as(disguised).isEmpty();
        }
        assertThat(Inspection.guess(Files.writeString(folder.resolve("photo.jpg"), "<html><body>hello</body></html>"))).isEqualTo("text/html");
    }

    @Test
    void aPictureThatClaimsToBeHugeIsCountedFromItsHeaderWithoutDecoding() throws IOException {
        assertThat(look(png(60_000, 60_000)).pixels()).isEqualTo(3_600_000_000L);
        assertThat(look(png(Integer.MAX_VALUE, Integer.MAX_VALUE)).pixels()).isGreaterThan(Integer.MAX_VALUE);
    }

    @Test
    void aPictureCutOffBeforeItsSizeIsRefused() throws IOException {
        var whole = jpeg(10, 10);
        for (int length : new int[] {3, 4, 5, 6, 100, whole.length - 19, whole.length - 11}) {
            var cut = java.util.Arrays.copyOf(whole, length);
            assertThat(Inspection.of(Files.write(folder.resolve("cut"), cut))).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void namesStopLying() {
        assertThat(MediaKind.JPEG.honestName("照片.png")).isEqualTo("照片.jpg");
        assertThat(MediaKind.JPEG.honestName("IMG_1.JPEG")).isEqualTo("IMG_1.jpeg");
        assertThat(MediaKind.PDF.honestName("../../etc/report.v2")).isEqualTo("report.v2.pdf");
        assertThat(MediaKind.PNG.honestName("C:\\x\\a.html")).isEqualTo("a.html.png");
        assertThat(MediaKind.PDF.honestName("a\u202Efdp.exe\r\n")).isEqualTo("afdp.exe.pdf");
        assertThat(MediaKind.MP4.honestName(null)).isEqualTo("video.mp4");
        assertThat(MediaKind.MP4.honestName("㛃".repeat(500))).hasSize(MediaKind.LONGEST_NAME + 4);
    }

    private Inspection look(byte[] bytes) throws IOException {
        return Inspection.of(Files.write(folder.resolve("file"), bytes)).orElseThrow();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(bytes(0xff, 0xd8, 0xff, 0xe1, 0xff, 0x00)); // a long Exif segment comes first
        out.write(new byte[0xff00 - 2]);
        out.write(bytes(0xff, 0xc2, 0, 17, 8, height >> 8, height, width >> 8, width, 3, 0, 0, 0, 0));
        return out.toByteArray();
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(40)
                .put(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'))
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] webp(int widthLessOne, int heightLessOne) {
        return ByteBuffer.allocate(40)
                .put("RIFF____WEBPVP8X________".getBytes(StandardCharsets.US_ASCII))
                .put(bytes(widthLessOne, 0, 0, heightLessOne, 0, 0))
                .array();
    }

    private static byte[] heic(int width, int height) {
        return ByteBuffer.allocate(200)
                .put(ftyp("heic"))
                .position(100)
                .put("ispe".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] ftyp(String brand) {
        return ByteBuffer.allocate(24)
                .putInt(24)
                .put(("ftyp" + brand).getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
