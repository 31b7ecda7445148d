package mendwell.pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// JPEGs as cameras write them.
public final class Photos {
    private static final int JFIF_ENDS = 20;

    private Photos() {}

    /// Twice as wide as high, white, and red where the camera began to write.
    public static BufferedImage wide(int width) {
        var image = new BufferedImage(width, width / 2, BufferedImage.TYPE_3BYTE_BGR);
        var paint = image.createGraphics();
        paint.setColor(Color.WHITE);
        paint.fillRect(0, 0, width, width / 2);
        paint.setColor(Color.RED);
        paint.fillRect(0, 0, width / 2, width / 4);
        paint.dispose();
        return image;
    }

    public static byte[] plain(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    /// With an Exif segment behind the JFIF one.
    public static byte[] held(BufferedImage image, int orientation) throws IOException {
        var plain = plain(image);
        return joined(Arrays.copyOf(plain, JFIF_ENDS), exif(orientation, ByteOrder.BIG_ENDIAN), Arrays.copyOfRange(plain, JFIF_ENDS, plain.length));
    }

    /// With these segments first, as phones do.
    static byte[] beginning(BufferedImage image, byte[]... segments) throws IOException {
        var plain = plain(image);
        return joined(Arrays.copyOf(plain, 2), joined(segments), Arrays.copyOfRange(plain, 2, plain.length));
    }

    static byte[] exif(int orientation, ByteOrder order) {
        return ByteBuffer.allocate(48)
                .putShort((short) 0xffe1)
                .putShort((short) 46)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .order(order)
                .put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x100, 4711, order))
                .put(entry(0x112, orientation, order))
                .array();
    }

    static byte[] xmp() {
        var text = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + text.length).putShort((short) 0xffe1).putShort((short) (2 + text.length)).put(text).array();
    }

    private static byte[] entry(int tag, int value, ByteOrder order) {
        return ByteBuffer.allocate(12).order(order).putShort((short) tag).putShort((short) 3).putInt(1).putShort((short) value).array();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
