package mendwell.seals;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/// The certificate behind a signature, and whom it names.
final class SignerCertificate {
    private SignerCertificate() {}

    static String name(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (var kind : List.of(BCStyle.CN, BCStyle.O)) {
            var values = name.getRDNs(kind);
            if (values.length > 0) return ((ASN1String) values[0].getFirst().getValue()).getString();
        }
        return name.toString();
    }

    /// The certificate a signature carries along.
    static X509Certificate in(CMSSignedData cms, SignerInformation signer)
            throws CMSException, GeneralSecurityException {
        for (Object holder : cms.getCertificates().getMatches(signer.getSID()))
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) holder);
        throw new CMSException("the signer's certificate is not in the signature");
    }
}
