package mendwell.platform;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// New identifiers: time-ordered UUIDs for records, unguessable tokens for links.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /// A UUID version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter, 62 random bits.
    /// Later calls in one process give greater ids, so new rows go to the end of the primary key.
    public static UUID next() {
        var ticks = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        var high = (ticks & ~0xfffL) << 4 | 0x7000L | (ticks & 0xfffL);
        return new UUID(high, RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    /// 256 random bits in 43 characters that are safe in a URL.
    public static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
