package mendwell.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import mendwell.platform.BadInput;
import mendwell.platform.Json;
import org.junit.jupiter.api.Test;

class GivenSignatureTest {
    @Test
    void aDrawingIsTaken() throws IOException {
        assertThat(drawn(png(300, 120)).png("/signature")).isEqualTo(png(300, 120));
    }

    @Test
    void aDrawingThatBreaksOffIsRefused() throws IOException {
        refused(Arrays.copyOf(png(300, 120), 60));
    }

    @Test
    void aDrawingLargerThanAnyScreenIsRefused() throws IOException {
        refused(png(2001, 2000));
    }

    @Test
    void somethingElseWithThePngsFirstBytesIsRefused() throws IOException {
        var bytes = png(10, 10);
        Arrays.fill(bytes, 8, bytes.length, (byte) 'x');
        refused(bytes);
    }

    @Test
    void aStrokeHasNoHoles() {
        var holed = new GivenSignature(
                GivenSignature.Method.TYPED, "刘洋", null, List.of(Arrays.asList(1.0, 2.0, null)));
        assertThatThrownBy(() -> Json.check(holed)).isInstanceOf(BadInput.class);
        var missing = new GivenSignature(GivenSignature.Method.TYPED, "刘洋", null, Arrays.asList((List<Double>) null));
        assertThatThrownBy(() -> Json.check(missing)).isInstanceOf(BadInput.class);
    }

    private static void refused(byte[] image) {
        assertThatThrownBy(() -> drawn(image).png("/signature")).isInstanceOf(BadInput.class);
    }

    private static GivenSignature drawn(byte[] image) {
        return new GivenSignature(
                GivenSignature.Method.DRAWN, "刘洋", Base64.getEncoder().encodeToString(image), List.of());
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }
}
