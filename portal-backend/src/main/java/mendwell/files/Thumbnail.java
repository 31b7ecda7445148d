package mendwell.files;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import mendwell.pictures.Picture;

/// A small picture of a JPEG or PNG, for the screen.
final class Thumbnail {
    static final int SIDE = 480;

    private Thumbnail() {}

    /// @throws IOException when the picture can't be unpacked
    static void make(Path picture, Path thumbnail) throws IOException {
        try (var in = ImageIO.createImageInputStream(picture.toFile())) {
            var small = Picture.read(in, SIDE, Files.MOST_PIXELS);
            ImageIO.write(small.image(), small.format(), thumbnail.toFile());
        }
    }
}
