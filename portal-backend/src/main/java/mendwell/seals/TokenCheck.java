package mendwell.seals;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import mendwell.seals.Verdict.Timestamp;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/// Reads a timestamp token and checks that it is about one signature and that its authority's signature holds.
final class TokenCheck {
    private TokenCheck() {}

    /// @throws IOException when the token proves nothing about this signature
    static Timestamp confirmed(byte[] token, byte[] signature) throws IOException {
        try {
            var read = new TimeStampToken(new CMSSignedData(token));
            var info = read.getTimeStampInfo();
            if (!Arrays.equals(info.getMessageImprintDigest(), Fingerprint.sha256(signature)))
                throw new IOException("The timestamp is about something else");
            var cms = read.toCMSSignedData();
            var authority =
                    SignerCertificate.in(cms, cms.getSignerInfos().iterator().next());
            read.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
            return new Timestamp(info.getGenTime().toInstant(), SignerCertificate.name(authority));
        } catch (CMSException | TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The timestamp does not hold: " + e.getMessage(), e);
        }
    }
}
