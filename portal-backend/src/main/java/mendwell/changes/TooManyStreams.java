package mendwell.changes;

import mendwell.platform.Refusal;

/// This caller watches from more places at once than people do.
public final class TooManyStreams extends Refusal {
    TooManyStreams() {
        super(429, "too-many-streams");
    }
}
