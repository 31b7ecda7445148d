package mendwell.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// A small picture of a JPEG or PNG: at most 480 pixels a side, upright, without the original's metadata (place, camera).
final class Thumbnail {
    static final int SIDE = 480;
    /// Decoding takes memory and a core; more at once would only wait for each other.
    private static final Semaphore TURNS = new Semaphore(2);

    private Thumbnail() {}

    /// @throws IOException when the picture can't be decoded (broken, or CMYK)
    static void make(Path picture, Path thumbnail) throws IOException {
        TURNS.acquireUninterruptibly();
        try (var in = ImageIO.createImageInputStream(picture.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("No reader for this picture");
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, false);
                var isJpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
                // Every n-th pixel only, down to twice the size needed: 50 megapixels would be 200 MB in full.
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
                var parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                var orientation = isJpeg ? orientation(reader) : Orientation.TOP_LEFT;
                BufferedImage read = reader.read(0, parameters);
                var upright = ExifFilterUtils.getFilterForOrientation(orientation).apply(read);
                var side = Math.min(SIDE, Math.max(upright.getWidth(), upright.getHeight()));
                var written = Thumbnails.of(upright)
                        .size(side, side)
                        .imageType(isJpeg ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
                        .asBufferedImage();
                ImageIO.write(written, isJpeg ? "jpeg" : "png", thumbnail.toFile());
            } catch (RuntimeException e) {
                throw new IOException("The picture is broken", e); // ImageIO's readers throw these for damaged data
            } finally {
                reader.dispose();
            }
        } finally {
            TURNS.release();
        }
    }

    private static Orientation orientation(javax.imageio.ImageReader reader) {
        try {
            var found = ExifUtils.getExifOrientation(reader, 0);
            return found == null ? Orientation.TOP_LEFT : found;
        } catch (IOException e) {
            return Orientation.TOP_LEFT; // metadata in an unusual order: a picture on its side is better than none
        }
    }
}
