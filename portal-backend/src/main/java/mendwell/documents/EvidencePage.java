package mendwell.documents;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// What is known about a signing, printed behind the signed document. All hashes are SHA-256 as 64 hex digits.
///
/// @param shownHash of the bytes of the PDF the signer read
/// @param dataHash of the document's canonical data
/// @param verifyAt public page that checks the file; also printed as a QR code
public record EvidencePage(
        String documentId,
        String shownHash,
        String dataHash,
        Signer signer,
        Consent consent,
        Act act,
        List<Event> events,
        SealCertificate seal,
        URI verifyAt) {

    public EvidencePage {
        events = List.copyOf(events);
        requireHash(shownHash);
        requireHash(dataHash);
    }

    /// @param organisation on whose behalf, empty when the signer acts alone
    /// @param identifiedBy how and when the signer was identified, in the document's language, contact data masked
    public record Signer(String name, String role, String organisation, String identifiedBy) {}

    /// @param text the sentence the signer agreed to, as it was shown
    public record Consent(String text, String hash, Instant at) {
        public Consent {
            requireHash(hash);
        }
    }

    /// @param imageHash of the drawn image, empty for a typed name
    /// @param strokes how many strokes were drawn, 0 for a typed name
    /// @param duration from first touch to last
    public record Act(
            Method method,
            String imageHash,
            int strokes,
            Duration duration,
            Instant at,
            String ipAddress,
            String userAgent) {
        public Act {
            if (method == Method.DRAWN) requireHash(imageHash);
        }
    }

    public enum Method {
        DRAWN,
        TYPED
    }

    /// One link of the document's chain of events.
    ///
    /// @param what in the document's language
    /// @param previousHash hash of the event before; 64 zeros for the first
    public record Event(long sequence, String what, String actor, Instant at, String payloadHash, String previousHash) {
        public Event {
            requireHash(payloadHash);
            requireHash(previousHash);
        }
    }

    /// @param subject whom the certificate names
    /// @param fingerprint of the certificate
    public record SealCertificate(String subject, String fingerprint) {
        public SealCertificate {
            requireHash(fingerprint);
        }
    }

    private static void requireHash(String hash) {
        if (hash.length() != 64)
            throw new IllegalArgumentException("A SHA-256 hash has 64 hex digits: \"" + hash + "\"");
        HexFormat.of().parseHex(hash);
    }
}
