package mendwell.signatures;

import mendwell.platform.Refusal;

/// A file that is not checked; the type says why.
final class VerificationRefused extends Refusal {
    private VerificationRefused(int status, String why, Object... details) {
        super(status, "verification/" + why, details);
    }

    static VerificationRefused empty() {
        return new VerificationRefused(400, "empty");
    }

    static VerificationRefused tooLarge(int megabytes) {
        return new VerificationRefused(413, "too-large", megabytes);
    }

    static VerificationRefused tooMany() {
        return new VerificationRefused(429, "too-many");
    }
}
