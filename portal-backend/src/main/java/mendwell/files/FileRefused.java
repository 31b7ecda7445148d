package mendwell.files;

import mendwell.platform.Refusal;

/// A file we do not take; the type says why.
public final class FileRefused extends Refusal {
    private FileRefused(int status, String why, Object... details) {
        super(status, "file/" + why, details);
    }

    static FileRefused empty() {
        return new FileRefused(400, "empty");
    }

    /// @param found what the content seems to be, such as `text/html`
    static FileRefused unknownKind(String found) {
        return new FileRefused(415, "kind-not-accepted", found);
    }

    static FileRefused tooLarge(int megabytes) {
        return new FileRefused(413, "too-large", megabytes);
    }

    static FileRefused tooManyPixels(long megapixels) {
        return new FileRefused(413, "too-many-pixels", megapixels, Files.MOST_PIXELS / 1_000_000);
    }

    /// @param found the scanner's name for it
    static FileRefused infected(String found) {
        return new FileRefused(422, "infected", found);
    }

    static FileRefused notScanned() {
        return new FileRefused(503, "not-scanned");
    }

    static FileRefused tooManyWaiting(long megabytes) {
        return new FileRefused(429, "too-many-waiting", megabytes);
    }

    /// The disk is nearly full, whoever filled it.
    static FileRefused noRoom() {
        return new FileRefused(507, "no-room");
    }
}
