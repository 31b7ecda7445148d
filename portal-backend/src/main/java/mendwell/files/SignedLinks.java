package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Holders;
import mendwell.access.Policies;
import mendwell.access.Secrets;

/// Links that open one file for about an hour, to whoever has them, for as long as the caller they were made for may still
/// come in and the permissions are those of then.
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
    private final CurrentRequest request;
    private final Holders holders;
    private final Policies policies;
    private final Clock clock;

    @Inject
    SignedLinks(Secrets secrets, CurrentRequest request, Holders holders, Policies policies, Clock clock) {
        this.secrets = secrets;
        this.request = request;
        this.holders = holders;
        this.policies = policies;
        this.clock = clock;
    }

    /// A path on our own site, for the caller.
    String link(UUID file, Variant variant) {
        var reader = request.reader();
        var holder = holders.of(reader);
        var same = Instant.ofEpochSecond(clock.instant().getEpochSecond() / SAME * SAME);
        var until = holders.goodFrom(reader, same).getEpochSecond() + LIFETIME;
        return "/api/v1/files/" + file + variant.path + "?for=" + holder + "&until=" + until + "&signature="
                + secrets.sign(text(file, variant, holder, until));
    }

    /// How many seconds it stays open.
    /// @throws LinkOver when it has ended, or is not what we signed
    long require(UUID file, Variant variant, String holder, long until, String signature) {
        var left = until - clock.instant().getEpochSecond();
        if (left <= 0
                || holder == null
                || signature == null
                || !secrets.isSigned(text(file, variant, holder, until), signature)
                || !holders.admits(holder, Instant.ofEpochSecond(until - LIFETIME))) {
            throw new LinkOver();
        }
        return left;
    }

    /// What others may put anything into comes last.
    private String text(UUID file, Variant variant, String holder, long until) {
        return "file " + file + " " + variant + " " + until + " " + policies.version() + " " + holder;
    }
}
