package mendwell.seals;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/// The CMS structure of a PAdES baseline signature, in the one form in which we write it.
final class SealSignature {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private SealSignature() {}

    /// @param contentHash SHA-256 of what is sealed
    /// @return DER
    static byte[] over(byte[] contentHash, SealKey key) throws GeneralSecurityException, IOException {
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(contentHash)));
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(
                        new ESSCertIDv2(Fingerprint.sha256(key.certificate().getEncoded())))));
        var signed = new DERSet(attributes);
        var signature = Signature.getInstance(key.algorithm());
        signature.initSign(key.key());
        signature.update(signed.getEncoded(ASN1Encoding.DER));
        return encoded(key.certificate(), key.algorithm(), signed, signature.sign(), null);
    }

    /// The same signature carrying the token that proves when it existed.
    ///
    /// @param der what [#over] gave
    static byte[] timestamped(byte[] der, SealKey key, byte[] token) throws GeneralSecurityException, IOException {
        var signer = signer(der);
        var proof = new DERSet(
                attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, ASN1Primitive.fromByteArray(token)));
        return encoded(key.certificate(), key.algorithm(), signer.getAuthenticatedAttributes(), signature(der), proof);
    }

    static byte[] signature(byte[] der) {
        return signer(der).getEncryptedDigest().getOctets();
    }

    /// Whether the certificate is the one whose hash was signed; a signature that names none is content with any.
    static boolean names(X509Certificate certificate, SignerInformation signer) throws GeneralSecurityException {
        if (signer.getSignedAttributes() == null) return true;
        var named = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null) return true;
        var id = SigningCertificateV2.getInstance(named.getAttributeValues()[0]).getCerts()[0];
        var hash =
                MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId());
        return Arrays.equals(id.getCertHash(), hash.digest(certificate.getEncoded()));
    }

    /// Whether these are exactly the bytes we would write around this signature.
    static boolean isOurForm(byte[] der, X509Certificate certificate) throws GeneralSecurityException, IOException {
        var signer = signer(der);
        return Arrays.equals(
                der,
                encoded(
                        certificate,
                        SealKey.algorithm(certificate.getPublicKey()),
                        signer.getAuthenticatedAttributes(),
                        signature(der),
                        signer.getUnauthenticatedAttributes()));
    }

    private static SignerInfo signer(byte[] der) {
        var data = SignedData.getInstance(ContentInfo.getInstance(der).getContent());
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    }

    private static byte[] encoded(
            X509Certificate certificate, String algorithm, ASN1Set signed, byte[] signature, ASN1Set unsigned)
            throws GeneralSecurityException, IOException {
        var holder = Certificate.getInstance(certificate.getEncoded());
        var signer = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(holder.getIssuer(), certificate.getSerialNumber())),
                SHA256,
                signed,
                new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm),
                new DEROctetString(signature),
                unsigned);
        var data = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(holder),
                null,
                new DERSet(signer));
        return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    }

    private static Attribute attribute(ASN1ObjectIdentifier kind, ASN1Encodable value) {
        return new Attribute(kind, new DERSet(value));
    }
}
