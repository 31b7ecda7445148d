package mendwell.seals;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumSet;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The owner's private key with its certificate, kept in a PKCS#12 file that only its user may read.
///
/// An owner's own certificate is used by putting its PKCS#12 file in place: the first private key in it counts, RSA or
/// ECDSA.
public final class SealKey {
    private static final String ALIAS = "seal";
    private static final int YEARS = 10;

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SealKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// The key in the file. When there is no file, one is made first: RSA-3072 with a certificate in the
    /// company's name, signed by itself, valid for ten years. Several processes may start at once; all end with the
    /// same key.
    ///
    /// @throws SealKeyUnusable when the file cannot be read, written or opened with the password, or others
    ///     may read it
    public static SealKey in(Path file, char[] password, String company, Clock clock) {
        try {
            if (Files.notExists(file)) create(file, password, company, clock);
            return load(file, password);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new SealKeyUnusable("The seal key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// Whom the certificate names.
    public String company() {
        return SignerCertificate.name(certificate);
    }

    /// SHA-256 of the certificate as 64 hex digits.
    public String fingerprint() {
        return Fingerprint.of(certificate);
    }

    PrivateKey key() {
        return key;
    }

    /// Name of the signature algorithm that belongs to the key.
    String algorithm() {
        return algorithm(key);
    }

    static String algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new SealKeyUnusable("A seal needs an RSA or ECDSA key, not " + key.getAlgorithm());
        };
    }

    private static SealKey load(Path file, char[] password) throws IOException, GeneralSecurityException {
        requirePrivate(file);
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        for (var aliases = store.aliases(); aliases.hasMoreElements(); ) {
            var alias = aliases.nextElement();
            if (store.getKey(alias, password) instanceof PrivateKey key)
                return new SealKey(key, (X509Certificate) store.getCertificate(alias));
        }
        throw new SealKeyUnusable("There is no private key in " + file);
    }

    private static void requirePrivate(Path file) throws IOException {
        var allowed = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (!allowed.containsAll(Files.getPosixFilePermissions(file)))
            throw new SealKeyUnusable("Others may read the seal key: chmod 600 " + file);
    }

    private static void create(Path file, char[] password, String company, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        var pair = generator.generateKeyPair();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {
            certificate(pair.getPublic(), pair.getPrivate(), company, clock)
        });

        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(folder, ".seal-key-", ".p12", ownerOnly);
        try {
            try (var out = Files.newOutputStream(draft)) {
                store.store(out, password);
            }
            try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            // A link, unlike a move, never replaces the key another process has just made.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key is the one to load.
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static X509Certificate certificate(PublicKey subject, PrivateKey key, String company, Clock clock)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, company)
                .addRDN(BCStyle.CN, company)
                .build();
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        var identifiers = new JcaX509ExtensionUtils();
        var holder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()).setBit(126),
                        Date.from(from.toInstant()),
                        Date.from(from.plusYears(YEARS).toInstant()),
                        name,
                        subject)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject))
                .build(new JcaContentSignerBuilder(algorithm(key)).build(key));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
