package mendwell.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final int SIDE = 200;
    private static final long MOST = 50_000_000;

    private static Picture read(byte[] bytes) throws IOException {
        return Picture.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), SIDE, MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void fiftyMegapixelsTakeTheMemoryOfAFew(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(Photos.wide(10_000), format, bytes); // 150 MB unpacked
        var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        var before = threads.getCurrentThreadAllocatedBytes();
        var picture = Picture.read(in, 1000, MOST);
        var taken = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(taken).isLessThan(40_000_000);
        assertThat(picture.format()).isEqualTo(format);
        assertThat(picture.image().getWidth()).isEqualTo(1000);
        assertThat(picture.image().getHeight()).isEqualTo(500);
        assertThat(reddest(picture)).isEqualTo("top left");
    }

    @ParameterizedTest
    @CsvSource({
        "1, top left, true",
        "2, top right, true",
        "3, bottom right, true",
        "4, bottom left, true",
        "5, top left, false",
        "6, top right, false",
        "7, bottom right, false",
        "8, bottom left, false",
        "0, top left, true",
        "9, top left, true"
    })
    void howeverTheCameraWasHeldThePictureIsUpright(int orientation, String red, boolean wide) throws IOException {
        for (var order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            var picture = read(Photos.beginning(Photos.wide(1000), Photos.xmp(), Photos.exif(orientation, order)));
            assertThat(reddest(picture)).isEqualTo(red);
            assertThat(picture.image().getWidth() > picture.image().getHeight()).isEqualTo(wide);
            assertThat(Math.max(picture.image().getWidth(), picture.image().getHeight())).isEqualTo(SIDE);
            assertThat(Photos.plain(picture.image())).isNotEmpty();
        }
        assertThat(reddest(read(Photos.held(Photos.wide(1000), orientation)))).isEqualTo(red);
    }

    @Test
    void aPictureThatIsNoneOrBrokenOrTooLargeIsRefused() throws IOException {
        var photo = Photos.beginning(Photos.wide(1000), Photos.exif(6, ByteOrder.BIG_ENDIAN));
        for (int length : new int[] {0, 1, 2, 4, 10, 20, 50, 100}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(photo, length))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read("<svg/>".getBytes())).isInstanceOf(IOException.class);
        var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo));
        assertThatThrownBy(() -> Picture.read(in, SIDE, 499_999)).isInstanceOf(IOException.class).hasMessageContaining("1000 × 500");
    }

    @Test
    void aSmallPictureIsNotBlownUp() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        assertThat(read(bytes.toByteArray()).image().getWidth()).isEqualTo(20);
        assertThat(read(bytes.toByteArray()).within(10).image().getWidth()).isEqualTo(10);
    }

    @Test
    void whatIsWrittenIsUprightAndHasLostItsMetadata(@TempDir Path folder) throws IOException {
        var small = folder.resolve("small");
        read(Photos.beginning(Photos.wide(1000), Photos.xmp(), Photos.exif(6, ByteOrder.LITTLE_ENDIAN))).write(small);
        assertThat(new String(Files.readAllBytes(small), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "adobe");
        var again = read(Files.readAllBytes(small));
        assertThat(again.image().getHeight()).isEqualTo(SIDE);
        assertThat(reddest(again)).isEqualTo("top right");
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1000, 500, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        assertThat(new Color(read(bytes.toByteArray()).image().getRGB(100, 50), true).getAlpha()).isZero();
    }

    /// The quarter that is red.
    private static String reddest(Picture picture) {
        var image = picture.image();
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = image.getWidth() * (quarter % 2 == 0 ? 1 : 3) / 4;
            int y = image.getHeight() * (quarter < 2 ? 1 : 3) / 4;
            if (new Color(image.getRGB(x, y)).getBlue() < 100) {
                return (quarter < 2 ? "top" : "bottom") + (quarter % 2 == 0 ? " left" : " right");
            }
        }
        return "none";
    }
}
