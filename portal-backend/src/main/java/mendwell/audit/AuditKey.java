package mendwell.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import mendwell.access.Hash;
import mendwell.access.Secrets;

/// The Ed25519 key that seals the audit. The private half lies encrypted in `audit.key` of the data
/// folder, never in the database; the public half goes out with the heads.
final class AuditKey {
    private final PrivateKey secret;
    private final PublicKey open;

    private AuditKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    static AuditKey fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new AuditKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /// The key in the file; made first when there is none. Processes that start at once end with the same key.
    static AuditKey in(Path file, Secrets secrets) {
        try {
            if (Files.notExists(file)) {
                create(file, secrets);
            }
            var lines = secrets.unwrap(Files.readAllBytes(file), "audit.key")
                    .orElseThrow(() -> new IllegalStateException("The audit key in " + file + " does not belong to this secret key"));
            var halves = new String(lines, StandardCharsets.US_ASCII).split("\n");
            var keys = KeyFactory.getInstance("Ed25519");
            return new AuditKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0]))),
                    keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the audit key " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit key in " + file + " cannot be used", e);
        }
    }

    private static void create(Path file, Secrets secrets) throws IOException {
        var made = fresh();
        var lines = Base64.getEncoder().encodeToString(made.secret.getEncoded()) + "\n"
                + Base64.getEncoder().encodeToString(made.open.getEncoded());
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = Files.createTempFile(
                file.toAbsolutePath().getParent(), ".audit-key-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, secrets.wrap(lines.getBytes(StandardCharsets.US_ASCII), "audit.key"));
            try (var written = java.nio.channels.FileChannel.open(draft, java.nio.file.StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.createLink(file, draft); // unlike a move, it never replaces what another process has just made
        } catch (FileAlreadyExistsException e) {
            return; // the other process was first; its key is the one to read
        } finally {
            Files.delete(draft);
        }
    }

    String id() {
        return id(open);
    }

    private static String id(PublicKey key) {
        return HexFormat.of().formatHex(Hash.sha256(key.getEncoded())).substring(0, 16);
    }

    byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half alone.
    Public open() {
        return new Public(Map.of(id(), open));
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// The public keys that somebody trusts, by id.
    record Public(Map<String, PublicKey> byId) {
        /// Those in `*.pem` of a folder.
        static Public in(Path folder) throws IOException {
            var byId = new TreeMap<String, PublicKey>();
            try (var files = Files.newDirectoryStream(folder, "*.pem")) {
                for (var file : files) {
                    var body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
                    var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
                    byId.put(id(key), key);
                }
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException("A *.pem file in " + folder + " is not an Ed25519 public key", e);
            }
            return new Public(byId);
        }

        boolean knows(String id) {
            return byId.containsKey(id);
        }

        boolean signed(String text, String id, byte[] signature) {
            try {
                var check = Signature.getInstance("Ed25519");
                check.initVerify(byId.get(id));
                check.update(text.getBytes(StandardCharsets.UTF_8));
                return check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false; // not even the form of a signature
            }
        }
    }
}
