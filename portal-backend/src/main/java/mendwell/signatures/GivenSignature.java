package mendwell.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
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
        @Size(max = 2_000) List<@Size(max = 30_000) List<Double>> strokes) {
    public enum Method {
        DRAWN,
        TYPED
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The drawing's bytes.
    /// @throws BadInput when it is not a PNG
    byte[] png(String pointer) {
        try {
            var bytes = Base64.getDecoder().decode(image == null ? "" : image);
            if (bytes.length > PNG.length && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // not base64: refused below like anything else that is no picture
        }
        throw BadInput.at(pointer + "/image", "signature-image");
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
