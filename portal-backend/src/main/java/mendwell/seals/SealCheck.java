package mendwell.seals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mendwell.seals.Verdict.Change;
import mendwell.seals.Verdict.Changed;
import mendwell.seals.Verdict.Timestamp;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Says what is true of a file: sealed by us and intact, changed since, not sealed, or signed by somebody else.
public final class SealCheck {
    private static final List<String> TRACES = List.of("/ByteRange", "ETSI.CAdES.detached");

    private final Set<String> ours;

    /// @param ours every certificate that was ever used to seal, expired ones too
    public SealCheck(Collection<X509Certificate> ours) {
        this.ours = ours.stream().map(Fingerprint::of).collect(Collectors.toSet());
    }

    public Verdict check(byte[] file) {
        List<PDSignature> signatures;
        try (var document = Loader.loadPDF(file)) {
            signatures = document.getSignatureDictionaries();
        } catch (IOException | RuntimeException e) {
            // A broken file throws whatever its damage leads to; what counts is that it no longer is what was sealed.
            return hasTraces(file) ? new Changed(Change.UNREADABLE) : new Verdict.NotSealed();
        }
        if (signatures.isEmpty()) return hasTraces(file) ? new Changed(Change.SEAL) : new Verdict.NotSealed();
        return check(file, signatures.getLast());
    }

    private Verdict check(byte[] file, PDSignature signature) {
        var range = signature.getByteRange();
        if (range == null || range.length != 4) return new Changed(Change.SEAL);
        long end = (long) range[2] + range[3];
        if (end < file.length) return new Changed(Change.APPENDED);
        if (range[0] != 0 || range[1] <= 0 || range[2] <= range[1] || range[3] < 0 || end != file.length)
            return new Changed(Change.SEAL);
        var gap = new String(file, range[1], range[2] - range[1], StandardCharsets.ISO_8859_1);
        if (!gap.startsWith("<") || !gap.endsWith(">")) return new Changed(Change.SEAL);
        try {
            var padded = HexFormat.of().parseHex(gap, 1, gap.length() - 1);
            if (!Arrays.equals(padded, signature.getContents())) return new Changed(Change.SEAL);
            var cms = cms(padded, covered(file, range));
            var signer = cms.getSignerInfos().getSigners().iterator().next();
            var certificate = SignerCertificate.in(cms, signer);
            if (!holds(signer, certificate) || !SealSignature.names(certificate, signer))
                return new Changed(Change.SEAL);
            var fingerprint = Fingerprint.of(certificate);
            if (!ours.contains(fingerprint))
                return new Verdict.NotOurs(SignerCertificate.name(certificate), fingerprint);
            return isAsWritten(gap, padded, certificate)
                    ? intact(signature, signer, certificate)
                    : new Changed(Change.SEAL);
        } catch (CMSSignerDigestMismatchException e) {
            return new Changed(Change.CONTENT);
        } catch (IOException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            // As above: any way in which a damaged signature cannot be understood.
            return new Changed(Change.SEAL);
        }
    }

    private static Verdict intact(PDSignature signature, SignerInformation signer, X509Certificate certificate)
            throws IOException {
        var claimedAt = signature.getSignDate().toInstant();
        boolean validThen = !claimedAt.isBefore(certificate.getNotBefore().toInstant())
                && !claimedAt.isAfter(certificate.getNotAfter().toInstant());
        return new Verdict.Intact(
                SignerCertificate.name(certificate),
                Fingerprint.of(certificate),
                claimedAt,
                validThen,
                timestamp(signer));
    }

    /// Our seals have one form only: upper case digits, our encoding, zeros behind it.
    private static boolean isAsWritten(String gap, byte[] padded, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        int length = derLength(padded);
        var der = Arrays.copyOf(padded, length);
        for (int i = length; i < padded.length; i++) if (padded[i] != 0) return false;
        return gap.equals("<" + HexFormat.of().withUpperCase().formatHex(padded) + ">")
                && SealSignature.isOurForm(der, certificate);
    }

    private static boolean holds(SignerInformation signer, X509Certificate certificate)
            throws CMSException, OperatorCreationException {
        return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
    }

    private static Optional<Timestamp> timestamp(SignerInformation signer) throws IOException {
        var unsigned = signer.getUnsignedAttributes();
        if (unsigned == null) return Optional.empty();
        var token = unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .getAttributeValues()[0];
        return Optional.of(TokenCheck.confirmed(token.toASN1Primitive().getEncoded(), signer.getSignature()));
    }

    private static CMSSignedData cms(byte[] padded, byte[] covered) throws CMSException {
        return new CMSSignedData(new CMSProcessableByteArray(covered), Arrays.copyOf(padded, derLength(padded)));
    }

    private static byte[] covered(byte[] file, int[] range) {
        var covered = Arrays.copyOf(file, range[1] + range[3]);
        System.arraycopy(file, range[2], covered, range[1], range[3]);
        return covered;
    }

    /// Length of the DER object at the start, by its header; never more than is there, whatever the header says.
    private static int derLength(byte[] padded) {
        int first = padded[1] & 0xff;
        int header = first < 0x80 ? 2 : 2 + (first & 0x7f);
        long length = first < 0x80 ? first : 0;
        for (int i = 2; i < header; i++) length = length << 8 | padded[i] & 0xff;
        return header + Math.toIntExact(Objects.checkIndex(length, padded.length - header + 1L));
    }

    private static boolean hasTraces(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        return TRACES.stream().anyMatch(text::contains);
    }
}
