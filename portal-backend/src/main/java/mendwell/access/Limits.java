package mendwell.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import mendwell.platform.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How fast one caller, or all who share an address, may go. Each node counts for itself: with three nodes behind a proxy
/// somebody may get three times as much, which is still far below what harms.
@ApplicationScoped
class Limits {
    /// What asks for a one-time code or tries one.
    private static final Pattern CODES = Pattern.compile("(quotes|work-orders)/[^/]+/(report/)?(identity-checks|decision|signature)");

    private final Rate calls;
    private final Rate logins;
    private final Rate codes;
    private final Rate guesses;
    private final Rate exports;

    /// Too much in too short a time.
    static final class TooFast extends Refusal {
        private final int seconds;

        TooFast(int seconds) {
            super(429, "too-fast", seconds);
            this.seconds = seconds;
        }

        @Override
        public int retryAfterSeconds() {
            return seconds;
        }
    }

    /// @param scale multiplies all limits, for load tests that come from one address
    @Inject
    Limits(
            @ConfigProperty(name = "mendwell.limits.calls-per-minute") int calls,
            @ConfigProperty(name = "mendwell.limits.logins-per-minute") int logins,
            @ConfigProperty(name = "mendwell.limits.codes-per-minute") int codes,
            @ConfigProperty(name = "mendwell.limits.guesses-per-minute") int guesses,
            @ConfigProperty(name = "mendwell.limits.exports-per-minute") int exports,
            @ConfigProperty(name = "mendwell.limits.scale") int scale) {
        this.calls = new Rate(calls * scale);
        this.logins = new Rate(logins * scale);
        this.codes = new Rate(codes * scale);
        this.guesses = new Rate(guesses * scale);
        this.exports = new Rate(exports * scale);
    }

    /// Before it is known who calls.
    /// @throws TooFast (429)
    void arrives(String address, String method, String path) {
        if (plain(path).equals("login")) {
            logins.take(address);
        } else if (method.equals("POST") && CODES.matcher(plain(path)).matches()) {
            codes.take(address);
        }
    }

    /// Now that it is known. People count for themselves, all others by their address.
    /// @throws TooFast (429)
    void isKnown(Caller caller, String address, String path) {
        var key = caller.subject() != null ? caller.key() : address;
        calls.take(key);
        if (plain(path).endsWith("/export")) {
            exports.take(key);
        }
    }

    /// A path finds its resource also with a slash at its end or `;parameters` in it.
    private static String plain(String path) {
        return path.replaceAll(";[^/]*", "").replaceAll("/+$", "");
    }

    /// Before a link or a token is looked at. Whoever has a session goes on, also where somebody else of the same address tries links.
    /// @throws TooFast (429)
    void showsSecret(String address) {
        guesses.requireLeft(address);
    }

    /// Came with a link or a token that is not good: perhaps somebody tries them one after the other.
    void guessed(String address) {
        guesses.tryTake(address);
    }

    /// Buckets of tokens: half a minute's worth at once, then as many as trickle in.
    static final class Rate {
        private final double perNano;
        private final double most;
        private final Cache<String, Bucket> buckets =
                Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(2)).maximumSize(100_000).build();

        Rate(int perMinute) {
            this.perNano = perMinute / 60e9;
            this.most = Math.max(1, perMinute / 2.0);
        }

        void take(String key) {
            if (!tryTake(key)) {
                throw tooFast();
            }
        }

        void requireLeft(String key) {
            var bucket = buckets.getIfPresent(key);
            if (bucket != null && !bucket.has(System.nanoTime(), perNano, most)) {
                throw tooFast();
            }
        }

        boolean tryTake(String key) {
            return buckets.get(key, fresh -> new Bucket(most, System.nanoTime())).take(System.nanoTime(), perNano, most);
        }

        private TooFast tooFast() {
            return new TooFast((int) Math.max(1, Math.ceil(1 / perNano / 1e9)));
        }
    }

    static final class Bucket {
        private double left;
        private long filledAt;

        Bucket(double left, long now) {
            this.left = left;
            this.filledAt = now;
        }

        synchronized boolean has(long now, double perNano, double most) {
            left = Math.min(most, left + (now - filledAt) * perNano);
            filledAt = now;
            return left >= 1;
        }

        synchronized boolean take(long now, double perNano, double most) {
            if (!has(now, perNano, most)) {
                return false;
            }
            left--;
            return true;
        }
    }
}
