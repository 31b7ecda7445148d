package mendwell.seals;

import java.time.Instant;
import java.util.Optional;

/// What is true of a file that claims to be sealed.
public sealed interface Verdict {

    /// Sealed by us, and not one byte differs since.
    ///
    /// @param company whom the certificate names
    /// @param fingerprint SHA-256 of the certificate as 64 hex digits
    /// @param claimedAt signing time by the sealing server's own clock
    /// @param certificateValidThen whether the certificate was within its validity at that time
    /// @param timestamp when an authority confirmed the seal; empty while that is pending
    record Intact(
            String company,
            String fingerprint,
            Instant claimedAt,
            boolean certificateValidThen,
            Optional<Timestamp> timestamp)
            implements Verdict {}

    /// Carries a seal that does not fit what is in the file.
    record Changed(Change change) implements Verdict {}

    /// Carries no seal.
    record NotSealed() implements Verdict {}

    /// Carries somebody else's signature, which holds.
    ///
    /// @param signer whom the certificate names
    /// @param fingerprint SHA-256 of the certificate as 64 hex digits
    record NotOurs(String signer, String fingerprint) implements Verdict {}

    /// @param authority whom the authority's certificate names; whether it is trusted is for the reader to judge
    record Timestamp(Instant at, String authority) {}

    enum Change {
        /// Something stands behind the part that was sealed.
        APPENDED,
        /// The sealed part is not what was sealed.
        CONTENT,
        /// The seal itself was altered or cut off.
        SEAL,
        /// The file can no longer be read as a PDF.
        UNREADABLE
    }
}
