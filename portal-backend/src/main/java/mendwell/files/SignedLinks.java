package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import mendwell.access.Secrets;

/// Links that open one file for at most an hour, to whoever holds them.
@ApplicationScoped
class SignedLinks {
    private static final long LIFETIME = 3600;
    /// Within this many seconds a file keeps its link, so that browsers can keep the picture.
    private static final long SAME = 600;

    enum Variant {
        FULL(""),
        THUMBNAIL("/thumbnail");

        private final String path;

        Variant(String path) {
            this.path = path;
        }
    }

    private final Secrets secrets;
    private final Clock clock;

    @Inject
    SignedLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /// A path on our own site.
    String link(UUID file, Variant variant) {
        var until = clock.instant().getEpochSecond() / SAME * SAME + LIFETIME;
        return "/api/v1/files/" + file + variant.path + "?until=" + until + "&signature=" + secrets.sign(text(file, variant, until));
    }

    /// How many seconds it stays open.
    /// @throws LinkOver when it has ended, or is not what we signed
    long require(UUID file, Variant variant, long until, String signature) {
        var left = until - clock.instant().getEpochSecond();
        if (left <= 0 || left > LIFETIME || signature == null || !secrets.isSigned(text(file, variant, until), signature)) {
            throw new LinkOver();
        }
        return left;
    }

    private static String text(UUID file, Variant variant, long until) {
        return "file " + file + " " + variant + " " + until;
    }
}
