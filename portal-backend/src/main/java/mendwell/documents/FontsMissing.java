package mendwell.documents;

import java.nio.file.Path;
import java.util.List;

/// Fonts documents need are not on this machine.
public final class FontsMissing extends IllegalStateException {
    FontsMissing(List<String> names, List<Path> folders) {
        super("""
                The fonts %s are in none of the folders %s. Run `npm ci` in portal-web (packages @expo-google-fonts/…) \
                and `apt-get install fonts-hanazono`, or name the folders that hold them in the system property %s.""".formatted(String.join(", ", names), folders, Fonts.FOLDERS));
    }
}
