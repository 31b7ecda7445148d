package mendwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import mendwell.pictures.Photos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailTest {
    @TempDir
    Path folder;

    @Test
    void aPhotoTakenSidewaysStandsUprightAndLosesItsMetadata() throws IOException {
        var wide = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB);
        var paint = wide.createGraphics();
        paint.setColor(Color.RED);
        paint.fillRect(0, 0, 1000, 1000); // left half: on top once turned by 90° clockwise
        paint.dispose();
        var photo = Files.write(folder.resolve("photo"), Photos.held(wide, 6));

        var small = folder.resolve("small");
        Thumbnail.make(photo, small);

        var shown = ImageIO.read(small.toFile());
        assertThat(shown.getWidth()).isEqualTo(240);
        assertThat(shown.getHeight()).isEqualTo(480);
        assertThat(new Color(shown.getRGB(120, 60)).getRed()).isGreaterThan(200);
        assertThat(new Color(shown.getRGB(120, 420)).getRed()).isLessThan(60);
        assertThat(new String(Files.readAllBytes(small), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void aSmallPictureIsNotBlownUp() throws IOException {
        var icon = folder.resolve("icon.png");
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB), "png", icon.toFile());
        Thumbnail.make(icon, folder.resolve("small"));
        assertThat(ImageIO.read(folder.resolve("small").toFile()).getWidth()).isEqualTo(20);
    }

    @Test
    void aBrokenPictureHasNone() throws IOException {
        var broken = Files.write(folder.resolve("broken"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2, 3});
        assertThatThrownBy(() -> Thumbnail.make(broken, folder.resolve("small"))).isInstanceOf(IOException.class);
    }
}
