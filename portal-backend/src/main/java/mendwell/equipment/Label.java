package mendwell.equipment;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/// The label on a unit: its QR code, and its serial number in letters for when the code is scratched.
final class Label {
    private static final int QUIET = 4; // modules of white that the QR standard wants around the code

    private Label() {}

    /// An SVG 40 mm wide, black on white.
    static String svg(EquipmentView unit, String brand) {
        try {
            // A quarter of the code may be unreadable: labels in workshops get dirty.
            var code = Encoder.encode(unit.scanUrl(), ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            var width = code.getWidth() + 2 * QUIET;
            var line = width / 11.0;
            var height = width + 4 * line;
            var dots = new StringBuilder();
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    if (code.get(x, y) == 1) {
                        dots.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                    }
                }
            }
            return """
                    <svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="%2$.1fmm" viewBox="0 0 %1$d %3$.1f">
                    <title>%7$s</title>
                    <rect width="100%%" height="100%%" fill="#fff"/>
                    <path shape-rendering="crispEdges" d="%4$s"/>
                    <g font-family="sans-serif" text-anchor="middle">
                    <text x="50%%" y="%5$.1f" font-size="%6$.1f" font-weight="bold" textLength="%9$d" lengthAdjust="spacingAndGlyphs">%7$s</text>
                    <text x="50%%" y="%10$.1f" font-size="%11$.1f">%8$s</text>
                    <text x="50%%" y="%12$.1f" font-size="%11$.1f">%13$s</text>
                    </g>
                    </svg>
                    """
                    .formatted(
                            width,
                            40 * height / width,
                            height,
                            dots,
                            width + line,
                            line,
                            escaped(unit.serial()),
                            escaped(unit.model()),
                            width - 2 * QUIET,
                            width + 2.2 * line,
                            line * 0.8,
                            width + 3.3 * line,
                            escaped(brand));
        } catch (WriterException e) {
            throw new IllegalStateException("The address is too long for a QR code: " + unit.scanUrl(), e);
        }
    }

    /// @param text null when whoever prints the label may not see it
    private static String escaped(String text) {
        return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
