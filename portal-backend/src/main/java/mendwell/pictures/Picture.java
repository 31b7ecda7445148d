package mendwell.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;

/// A JPEG or PNG made small, upright, without the original's metadata (place, camera).
///
/// @param format `jpeg` or `png`; a PNG keeps what is transparent
public record Picture(String format, BufferedImage image) {
    /// The longer side of a photo on paper, in pixels.
    public static final int PRINT = 1000;

    /// Unpacking takes memory and a core; more at once would only wait for each other.
    private static final Semaphore TURNS = new Semaphore(2);

    /// @param side pixels at most on the longer side; a smaller picture keeps its size
    /// @param mostPixels of the original
    /// @throws IOException when it has more pixels, or can't be unpacked (neither JPEG nor PNG, broken, or CMYK)
    public static Picture read(ImageInputStream in, int side, long mostPixels) throws IOException {
        var orientation = Exif.orientation(in);
        var readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IOException("it is neither a JPEG nor a PNG");
        }
        var reader = readers.next();
        TURNS.acquireUninterruptibly();
        try {
            reader.setInput(in, true, true);
            var small = small(reader, side, mostPixels);
            var isJpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
            var sized = new Picture(isJpeg ? "jpeg" : "png", small).within(side);
            return new Picture(sized.format, ExifFilterUtils.getFilterForOrientation(orientation).apply(sized.image));
        } catch (RuntimeException e) {
            throw new IOException("it is broken", e); // ImageIO's readers throw these for damaged data
        } finally {
            TURNS.release();
            reader.dispose();
        }
    }

    /// The same, with at most `side` pixels on the longer side.
    public Picture within(int side) throws IOException {
        var longest = Math.min(side, Math.max(image.getWidth(), image.getHeight()));
        var sized = Thumbnails.of(image)
                .size(longest, longest)
                .imageType(format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
                .asBufferedImage();
        return new Picture(format, sized);
    }

    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            Thumbnails.of(image).scale(1).outputFormat(format).outputQuality(0.9).toOutputStream(out);
        }
    }

    /// Every n-th pixel only, down to three times what is needed, so that making it smaller can still smooth it.
    private static BufferedImage small(ImageReader reader, int side, long mostPixels) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new IOException("%d × %d are more than %d pixels".formatted(width, height, mostPixels));
        }
        int step = Math.ceilDiv(Math.max(width, height), 3 * side);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }
}
