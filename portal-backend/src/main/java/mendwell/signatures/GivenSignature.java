package mendwell.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import mendwell.platform.BadInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A signature as the browser sends it.
///
/// @param image the drawing as PNG in base64; null when typed
/// @param strokes per stroke x, y and milliseconds, x, y, ms …; null when typed
@Schema(name = "Signature")
public record GivenSignature(
        @NotNull Method method,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 1_400_000) String image,
        @Size(max = 2_000) List<@NotNull @Size(max = 30_000) List<@NotNull Double>> strokes) {
    public enum Method {
        DRAWN,
        TYPED
    }

    private static final int MOST_PIXELS = 4_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The drawing's bytes.
    /// @throws BadInput when it is not a PNG that can be drawn, or larger than any screen to sign on
    byte[] png(String pointer) {
        try {
            var bytes = Base64.getDecoder().decode(image == null ? "" : image);
            if (bytes.length > PNG.length && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length) && canBeDrawn(bytes)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not base64: refused below like anything else that is no picture
        }
        throw BadInput.at(pointer + "/image", "signature-image");
    }

    private static boolean canBeDrawn(byte[] png) {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return false; // told by its header, before anything is unpacked
            }
            reader.read(0);
            return true;
        } catch (IOException | RuntimeException e) {
            return false; // ImageIO's readers throw both for damaged data
        } finally {
            reader.dispose();
        }
    }

    /// How long the drawing took, in milliseconds.
    long duration() {
        var all = strokes == null ? List.<List<Double>>of() : strokes;
        double first = Double.MAX_VALUE;
        double last = 0;
        for (var stroke : all) {
            for (int i = 2; i < stroke.size(); i += 3) {
                first = Math.min(first, stroke.get(i));
                last = Math.max(last, stroke.get(i));
            }
        }
        return last > first ? Math.round(last - first) : 0;
    }

    int strokeCount() {
        return strokes == null ? 0 : strokes.size();
    }
}
