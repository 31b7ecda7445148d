package mendwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mendwell.files.VirusScan.WhenDown;
import mendwell.platform.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirusScanTest {
    @TempDir
    Path folder;

    /// Speaks clamd's side of INSTREAM: reads to the end, finds what contains "EICAR", takes no more than 200 kB, and says
    /// nothing for "silence".
    private static final class Clamd implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Clamd() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try (var one = socket.accept()) {
                    answer(one);
                } catch (IOException e) {
                    // closed, or the caller hung up
                }
            }
        }

        private static void answer(Socket one) throws IOException {
            var in = new DataInputStream(one.getInputStream());
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            var content = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.write(in.readNBytes(length));
                if (content.size() > 200_000) {
                    one.getOutputStream().write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
                    return;
                }
            }
            var text = content.toString(StandardCharsets.ISO_8859_1);
            if (text.contains("silence")) {
                in.read(); // until the caller gives up
                return;
            }
            var answer = text.contains("EICAR") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
            one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aCleanFilePasses() throws IOException {
        try (var clamd = new Clamd()) {
            var scan = scan(clamd.address(), WhenDown.REFUSE);
            assertThatCode(() -> scan.requireClean(file("harmless"))).doesNotThrowAnyException();
            assertThatCode(() -> scan.requireClean(file(""))).doesNotThrowAnyException();
            assertThatCode(() -> scan.requireClean(file("x".repeat(150_000)))).doesNotThrowAnyException();
        }
    }

    @Test
    void anInfectedFileIsRefusedInBothLanguages() throws IOException {
        try (var clamd = new Clamd()) {
            var scan = scan(clamd.address(), WhenDown.ACCEPT);
            assertThatThrownBy(() -> scan.requireClean(file("x".repeat(100_000) + "EICAR")))
                    .isInstanceOfSatisfying(FileRefused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(422);
                        assertThat(refused.type()).isEqualTo("file/infected");
                        assertThat(refused.sentence(Language.EN)).contains("Eicar-Test-Signature");
                        assertThat(refused.sentence(Language.ZH_CN)).contains("Eicar-Test-Signature").contains("恶意");
                    });
        }
    }

    @Test
    void whenNobodyAnswersUploadsAreRefused() throws IOException {
        // A port that is taken and not listened at stays closed; one that was just given up may answer once more.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var nobody = "127.0.0.1:" + taken.getLocalPort();
            assertRefused(scan(nobody, WhenDown.REFUSE), "harmless");
            assertThatCode(() -> scan(nobody, WhenDown.ACCEPT).requireClean(file("harmless"))).doesNotThrowAnyException();
        }
        assertRefused(scan(folder.resolve("no.socket").toString(), WhenDown.REFUSE), "harmless");
        assertRefused(scan("no-such-host.invalid:3310", WhenDown.REFUSE), "harmless");
    }

    @Test
    void whatIsTooLargeForTheScannerOrTakesItTooLongIsRefused() throws IOException {
        try (var clamd = new Clamd()) {
            assertRefused(scan(clamd.address(), WhenDown.REFUSE), "x".repeat(5_000_000));
            var began = System.nanoTime();
            assertRefused(scan(clamd.address(), WhenDown.REFUSE), "silence");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void withoutAScannerNothingIsAsked() throws IOException {
        new VirusScan(Optional.empty(), WhenDown.REFUSE, Duration.ofSeconds(3)).requireClean(file("EICAR"));
    }

    private void assertRefused(VirusScan scan, String content) {
        assertThatThrownBy(() -> scan.requireClean(file(content))).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.type()).isEqualTo("file/not-scanned");
        });
    }

    private static VirusScan scan(String address, WhenDown whenDown) {
        return new VirusScan(Optional.of(address), whenDown, Duration.ofSeconds(3));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("upload"), content);
    }
}
