package mendwell.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Every certificate that was ever used to seal, one file each in a folder, so that a new key leaves no old seal without
/// its certificate. They are no secret.
public final class SealCertificates {
    private SealCertificates() {}

    /// Adds the key's certificate when it is not there yet, and gives all.
    ///
    /// @param folder DER or PEM files, named as one likes
    /// @throws SealKeyUnusable when the folder cannot be written or a file is no certificate
    public static List<X509Certificate> with(SealKey key, Path folder) {
        try {
            var file = folder.resolve(key.fingerprint() + ".cer");
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                var draft = Files.createTempFile(folder, ".", ".draft");
                Files.write(draft, key.certificate().getEncoded());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            var reader = CertificateFactory.getInstance("X.509");
            var certificates = new ArrayList<X509Certificate>();
            try (var files = Files.newDirectoryStream(folder, "[!.]*")) {
                for (var each : files) {
                    try (var in = Files.newInputStream(each)) {
                        certificates.add((X509Certificate) reader.generateCertificate(in));
                    }
                }
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new SealKeyUnusable("The seal certificates in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }
}
