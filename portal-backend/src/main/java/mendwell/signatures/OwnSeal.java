package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import mendwell.access.Secrets;
import mendwell.platform.Settings;
import mendwell.seals.SealCertificates;
import mendwell.seals.SealCheck;
import mendwell.seals.SealKey;

/// The owner's seal key, and the check of what was sealed with it or an earlier one. Opened when first asked for, not at
/// start.
@ApplicationScoped
class OwnSeal {
    private final Settings settings;
    private final Secrets secrets;
    private final Clock clock;
    private volatile Opened opened;

    private record Opened(SealKey key, SealCheck check) {}

    @Inject
    OwnSeal(Settings settings, Secrets secrets, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    SealKey key() {
        return opened().key();
    }

    SealCheck check() {
        return opened().check();
    }

    private Opened opened() {
        var ready = opened;
        if (ready == null) {
            synchronized (this) {
                ready = opened;
                if (ready == null) {
                    var key = SealKey.in(
                            settings.data().resolve("seal.p12"),
                            secrets.derived("seal.p12").toCharArray(),
                            settings.brandName(),
                            clock);
                    ready = new Opened(
                            key, new SealCheck(SealCertificates.with(key, settings.data().resolve("seal-certificates"))));
                    opened = ready;
                }
            }
        }
        return ready;
    }
}
