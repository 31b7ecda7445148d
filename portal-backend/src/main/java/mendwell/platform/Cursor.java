package mendwell.platform;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list sorted by (time, id). Opaque to callers; a page starts after it.
public record Cursor(Instant time, UUID id) {
    /// @throws BadInput when it is not one of ours
    public static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("~");
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw BadInput.at("?cursor", "cursor");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((time + "~" + id).getBytes(StandardCharsets.US_ASCII));
    }
}
