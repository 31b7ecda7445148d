package mendwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/// Keeps contents by a key made from their hash, so equal contents are kept once. What [#keep] returned from survives a
/// power cut; a crash before leaves only a draft.
interface FileStore {
    /// A new empty file to write incoming bytes to, in a place from which keeping is cheap.
    Path draft() throws IOException;

    /// Takes the draft as the content of this key; the draft is gone afterwards. Keeping a known key again makes it young.
    void keep(Path draft, String key) throws IOException;

    /// The content from this byte on.
    /// @throws java.nio.file.NoSuchFileException when there is none
    InputStream open(String key, long from) throws IOException;

    /// Encrypts anew what is not encrypted with the current key. May be broken off and called again at any time.
    /// @return how many contents were
    int renew() throws IOException;

    /// Removes what is older than `before` and not `needed`, and abandoned drafts.
    /// @return how many contents were removed
    int sweep(Instant before, Predicate<String> needed) throws IOException;
}
