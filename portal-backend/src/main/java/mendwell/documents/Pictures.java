package mendwell.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import mendwell.pictures.Picture;
import net.coobird.thumbnailator.Thumbnails;

/// The pictures of one rendering. Only what was made here may be drawn: [#contains] is the renderer's gate.
final class Pictures {
    private static final int PHOTO_PIXELS = 64_000_000;
    private static final int SIGNATURE_SIDE = 1200;
    private static final int SIGNATURE_PIXELS = 16_000_000;

    private final Set<String> addresses = new HashSet<>();
    private final boolean unpacked;

    Pictures() {
        this(true);
    }

    private Pictures(boolean unpacked) {
        this.unpacked = unpacked;
    }

    /// For looking at a document's text only: pictures are left packed.
    static Pictures leftOut() {
        return new Pictures(false);
    }

    boolean contains(String address) {
        return addresses.contains(address);
    }

    /// A photo made small enough for print, upright.
    String photo(ReportDocument.Bytes image) {
        return picture(image, PHOTO_PIXELS, Picture.PRINT, "jpg");
    }

    /// A signature drawn on nothing: what is transparent stays so.
    String signature(byte[] png) {
        return picture(() -> new ByteArrayInputStream(png), SIGNATURE_PIXELS, SIGNATURE_SIDE, "png");
    }

    String qr(String text) {
        try {
            var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
            var image = new BufferedImage(code.getWidth() * 4, code.getHeight() * 4, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) image.setRGB(x, y, code.get(x / 4, y / 4) ? 0 : 0xffffff);
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return address("png", png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("This does not fit into a QR code: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param most pixels: a picture that would unfold into gigabytes is refused before it is unpacked
    private String picture(ReportDocument.Bytes bytes, int most, int side, String format) {
        if (!unpacked) return "";
        try (var content = bytes.open();
                var in = new MemoryCacheImageInputStream(content)) {
            var drawn = new ByteArrayOutputStream();
            var small = Thumbnails.of(Picture.read(in, side, most).image()).scale(1).outputFormat(format);
            if (format.equals("jpg")) small.imageType(BufferedImage.TYPE_INT_RGB).outputQuality(0.8);
            small.toOutputStream(drawn);
            return address(format.equals("jpg") ? "jpeg" : format, drawn.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("A picture can't be drawn: " + e.getMessage(), e);
        }
    }

    private String address(String format, byte[] bytes) {
        var address = "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes);
        addresses.add(address);
        return address;
    }
}
