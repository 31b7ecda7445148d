package mendwell.seals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/// Puts the owner's seal on a PDF: a PAdES baseline signature over the whole file.
public final class Seal {
    private static final Logger LOG = System.getLogger(Seal.class.getName());
    private static final COSName CADES_DETACHED = COSName.getPDFName("ETSI.CAdES.detached");
    private static final int SIGNATURE_BYTES = 8 * 1024;
    private static final int SIGNATURE_AND_TOKEN_BYTES = 24 * 1024;

    private final SealKey key;
    private final Clock clock;
    private final TimestampAuthority authority;

    private Seal(SealKey key, Clock clock, TimestampAuthority authority) {
        this.key = key;
        this.clock = clock;
        this.authority = authority;
    }

    /// Seals without a timestamp (B-B).
    public static Seal with(SealKey key, Clock clock) {
        return new Seal(key, clock, null);
    }

    /// Seals with the authority's timestamp (B-T), and without when it does not answer.
    public static Seal with(SealKey key, Clock clock, TimestampAuthority authority) {
        return new Seal(key, clock, authority);
    }

    /// @param timestamped false as long as no authority has confirmed the time: "timestamp pending"
    public record Sealed(byte[] pdf, boolean timestamped) {}

    /// @param pdf an unsealed document
    /// @param reason for which it is sealed, shown by PDF readers
    /// @param location where the owner is, shown by PDF readers
    /// @throws IllegalArgumentException when this is no PDF, or one that already carries a signature
    public Sealed seal(byte[] pdf, String reason, String location) {
        try (var document = Loader.loadPDF(pdf)) {
            if (!document.getSignatureDictionaries().isEmpty())
                throw new IllegalArgumentException(
                        "This PDF is sealed already; sealing again would break the first seal");
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(CADES_DETACHED);
            signature.setName(key.company());
            signature.setReason(reason);
            signature.setLocation(location);
            signature.setSignDate(GregorianCalendar.from(clock.instant().atZone(ZoneOffset.UTC)));
            var sealed = new ByteArrayOutputStream(pdf.length + 2 * SIGNATURE_AND_TOKEN_BYTES);
            try (var options = new SignatureOptions()) {
                options.setPreferredSignatureSize(authority == null ? SIGNATURE_BYTES : SIGNATURE_AND_TOKEN_BYTES);
                document.addSignature(signature, options);
                var open = document.saveIncrementalForExternalSigning(sealed);
                var der = SealSignature.over(sha256(open.getContent()), key);
                var timestamped = timestamped(der);
                open.setSignature(timestamped);
                return new Sealed(sealed.toByteArray(), timestamped != der);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("This is not a PDF that can be sealed: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new SealKeyUnusable("The seal key cannot sign: " + e.getMessage(), e);
        }
    }

    /// The same array when there is no timestamp.
    private byte[] timestamped(byte[] der) throws GeneralSecurityException, IOException {
        if (authority == null) return der;
        var signature = SealSignature.signature(der);
        byte[] token;
        try {
            token = authority.token(Fingerprint.sha256(signature));
            TokenCheck.confirmed(token, signature);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Sealed without a timestamp, the authority gave none: " + e.getMessage());
            return der;
        }
        return SealSignature.timestamped(der, key, token);
    }

    private static byte[] sha256(InputStream content) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (content) {
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.digest();
    }
}
