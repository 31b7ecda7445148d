package mendwell.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.Orientation;

/// How the camera was held. Read here because Java's own reader of metadata gives up on the order in which most phones
/// write it (Exif before JFIF, or no JFIF).
final class Exif {
    private static final int EXIF_SEGMENT = 0xffe1;
    private static final long EXIF = 0x457869660000L; // "Exif" and two zeros
    private static final int PICTURE_BEGINS = 0xffda;
    private static final int ORIENTATION = 0x112;

    private Exif() {}

    /// Upright when nothing says otherwise. Leaves the stream at its beginning.
    static Orientation orientation(ImageInputStream in) throws IOException {
        try {
            return found(in);
        } catch (EOFException e) {
            return Orientation.TOP_LEFT; // cut off: whether the picture is broken is for its reader to say
        } finally {
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            in.seek(0);
        }
    }

    private static Orientation found(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        if (in.readUnsignedShort() != 0xffd8) {
            return Orientation.TOP_LEFT; // no JPEG
        }
        for (int marker = in.readUnsignedShort(); marker > 0xff00 && marker != PICTURE_BEGINS; marker = in.readUnsignedShort()) {
            if (marker == 0xffff) { // a fill byte, and the first half of the marker
                in.seek(in.getStreamPosition() - 1);
                continue;
            }
            int length = in.readUnsignedShort();
            long next = in.getStreamPosition() + Math.max(0, length - 2);
            if (marker == EXIF_SEGMENT && length > 8 && ((in.readUnsignedInt() << 16) | in.readUnsignedShort()) == EXIF) {
                return inTags(in, in.getStreamPosition());
            }
            in.seek(next);
        }
        return Orientation.TOP_LEFT;
    }

    private static Orientation inTags(ImageInputStream in, long start) throws IOException {
        in.setByteOrder(in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(start + 4);
        in.seek(start + in.readUnsignedInt());
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int tag = in.readUnsignedShort();
            in.skipBytes(6); // type and count
            int value = in.readUnsignedShort();
            in.skipBytes(2);
            if (tag == ORIENTATION) {
                return value >= 1 && value <= 8 ? Orientation.typeOf(value) : Orientation.TOP_LEFT;
            }
        }
        return Orientation.TOP_LEFT;
    }
}
