package mendwell.seals;

/// The owner's seal key is missing, unreadable or unsafe; nothing can be sealed until someone mends it.
public final class SealKeyUnusable extends IllegalStateException {
    SealKeyUnusable(String message) {
        super(message);
    }

    SealKeyUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
