package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private static final byte[] BODY = "{\"名\":1}".getBytes(StandardCharsets.UTF_8);

    private static final SSLSocketFactory TRUST = (SSLSocketFactory) SSLSocketFactory.getDefault();

    /// A server for one connection: gives what it got once it has answered.
    private record OneAnswer(int port, CompletableFuture<String> got) {
        static OneAnswer of(byte[] answer) throws IOException {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var got = new CompletableFuture<String>();
            Thread.startVirtualThread(() -> {
                try (socket; var one = socket.accept()) {
                    var in = one.getInputStream();
                    var text = new StringBuilder();
                    for (int c = in.read(); c >= 0; c = in.read()) {
                        text.append((char) c);
                        if (text.toString().endsWith(new String(BODY, StandardCharsets.ISO_8859_1)) || c == 0x16) {
                            break;
                        }
                    }
                    one.getOutputStream().write(answer);
                    one.getOutputStream().flush();
                    got.complete(text.toString());
                    if (answer.length == 0) {
                        Thread.sleep(5_000);
                    }
                } catch (IOException | InterruptedException e) {
                    got.completeExceptionally(e);
                }
            });
            return new OneAnswer(socket.getLocalPort(), got);
        }

        int sent(String scheme) throws IOException {
            return Post.send(InetAddress.getLoopbackAddress(), URI.create(scheme + "://erp.example:" + port + "/hook?a=b"), Map.of("webhook-id", "msg_1"), BODY, TRUST, 500);
        }
    }

    private static int answered(String answer) throws IOException {
        return OneAnswer.of(answer.getBytes(StandardCharsets.ISO_8859_1)).sent("http");
    }

    @Test
    void aPostSaysWhatItMustAndNoMore() throws Exception {
        var server = OneAnswer.of("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(server.sent("http")).isEqualTo(204);
        var head = server.got().get().split("\r\n\r\n")[0].split("\r\n");
        assertThat(head[0]).isEqualTo("POST /hook?a=b HTTP/1.1");
        assertThat(head).contains("Host: erp.example:" + server.port(), "webhook-id: msg_1", "Content-Type: application/json", "Content-Length: " + BODY.length, "Connection: close");
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, 200", "HTTP/1.0 503, 503", "HTTP/1.1 410 Gone, 410", "HTTP/1.1 302 Found, 302"})
    void theStatusIsAllThatCounts(String line, int status) throws IOException {
        assertThat(answered(line + "\r\nLocation: http://169.254.169.254/\r\n\r\nbody")).isEqualTo(status);
        assertThat(answered("HTTP/1.1 100 Continue\r\nx: y\r\n\r\n" + line + "\r\n\r\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200\r\n", "HTTP/1.1 999\r\n", "220 mail ready\r\n"})
    void whatIsNoHttpIsNoAnswer(String answer) {
        assertThatThrownBy(() -> answered(answer.isEmpty() ? " " : answer)).isInstanceOf(Post.NoHttp.class);
    }

    @Test
    void anEndlessHeadIsReadOnlySoFar() {
        assertThatThrownBy(() -> answered("HTTP/1.1 100 Continue\r\n" + "x: y\r\n".repeat(10_000))).isInstanceOf(Post.NoHttp.class);
        assertThatThrownBy(() -> answered("H".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void silenceIsNotWaitedForLong() throws IOException {
        var silent = OneAnswer.of(new byte[0]);
        assertThatThrownBy(() -> silent.sent("http")).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aBodyThatDribblesDoesNotSpoilTheStatus() throws Exception {
        var cutOff = new CompletableFuture<Boolean>();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var one = socket.accept()) {
                    one.getInputStream().readNBytes(10);
                    one.getOutputStream().write("HTTP/1.1 202 Accepted\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 100; i++) {
                        one.getOutputStream().write('x');
                        Thread.sleep(50);
                    }
                    cutOff.complete(false);
                } catch (IOException | InterruptedException e) {
                    cutOff.complete(true); // nobody listens any more
                }
            });
            assertThat(Post.send(InetAddress.getLoopbackAddress(), URI.create("http://a.example:" + socket.getLocalPort()), Map.of(), BODY, TRUST, 2_000)).isEqualTo(202);
            assertThat(cutOff.get()).isTrue();
        }
    }

    @Test
    void aReceiverThatSpeaksNoTlsIsNotTrusted() throws IOException {
        var plain = OneAnswer.of("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> plain.sent("https")).isInstanceOf(SSLException.class);
    }

    @Test
    void aCertificateMustBeTrustedAndForThisName() throws Exception {
        var identity = identity("erp.example");
        assertThat(sentTo("erp.example", identity, identity.getSocketFactory())).isEqualTo(200);
        assertThatThrownBy(() -> sentTo("other.example", identity, identity.getSocketFactory())).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> sentTo("erp.example", identity, TRUST)).isInstanceOf(SSLException.class);
    }

    private static int sentTo(String host, SSLContext identity, SSLSocketFactory trust) throws IOException {
        try (var socket = identity.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var one = socket.accept()) {
                    one.getInputStream().readNBytes(10);
                    one.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the other side saw the certificate and went
                }
            });
            return Post.send(InetAddress.getLoopbackAddress(), URI.create("https://" + host + ":" + socket.getLocalPort()), Map.of(), BODY, trust, 2_000);
        }
    }

    /// A certificate that vouches for itself, and a context that shows and trusts it.
    private static SSLContext identity(String host) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=" + host);
        var now = Instant.now();
        var certificate = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(600)), name, pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), new char[0], new java.security.cert.Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("erp", certificate);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
