package mendwell.seals;

import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Whom a certificate names, for people.
final class CertificateName {
    private CertificateName() {}

    static String of(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (var kind : List.of(BCStyle.CN, BCStyle.O)) {
            var values = name.getRDNs(kind);
            if (values.length > 0) return ((ASN1String) values[0].getFirst().getValue()).getString();
        }
        return name.toString();
    }
}
