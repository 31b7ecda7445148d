package mendwell.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Has uploads looked at by ClamAV's clamd, where one is configured, over its `INSTREAM` command.
@ApplicationScoped
class VirusScan {
    private static final System.Logger LOG = System.getLogger(VirusScan.class.getName());
    private static final int PIECE = 64 * 1024;

    /// What happens to uploads while clamd does not answer.
    enum WhenDown {
        REFUSE,
        ACCEPT
    }

    private final Optional<SocketAddress> clamd;
    private final WhenDown whenDown;
    private final Duration patience;

    /// @param address `HOST:PORT`, or the absolute path of a socket
    /// @param patience for one file
    @Inject
    VirusScan(
            @ConfigProperty(name = "mendwell.clamd.address") Optional<String> address,
            @ConfigProperty(name = "mendwell.clamd.when-down") WhenDown whenDown,
            @ConfigProperty(name = "mendwell.clamd.patience") Duration patience) {
        this.clamd = address.map(VirusScan::address);
        this.whenDown = whenDown;
        this.patience = patience;
    }

    private static SocketAddress address(String text) {
        if (text.startsWith("/")) {
            return UnixDomainSocketAddress.of(text);
        }
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (RuntimeException e) {
            throw new IllegalStateException("mendwell.clamd.address must be HOST:PORT or the path of a socket, not '" + text + "'", e);
        }
    }

    /// @throws FileRefused when something bad was found, or nobody could look
    void requireClean(Path file) {
        if (clamd.isEmpty()) {
            return;
        }
        String answer;
        try {
            answer = answer(clamd.get(), file);
        } catch (IOException | RuntimeException e) {
            answer = e.toString();
        }
        if (answer.equals("stream: OK")) {
            return;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            var found = answer.substring("stream: ".length(), answer.length() - " FOUND".length());
            LOG.log(System.Logger.Level.WARNING, "An upload was refused: " + found);
            throw FileRefused.infected(found);
        }
        LOG.log(System.Logger.Level.ERROR, "clamd could not look at an upload (" + answer + "); it is " + (whenDown == WhenDown.REFUSE ? "refused" : "accepted"));
        if (whenDown == WhenDown.REFUSE) {
            throw FileRefused.notScanned();
        }
    }

    private String answer(SocketAddress address, Path file) throws IOException {
        try (var socket = address instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                var content = FileChannel.open(file, StandardOpenOption.READ)) {
            // A socket that is closed ends every wait on it.
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(socket));
            socket.connect(address instanceof InetSocketAddress inet ? new InetSocketAddress(inet.getHostString(), inet.getPort()) : address);
            try {
                send(content, socket);
            } catch (IOException e) {
                // It hangs up on what is too large for it, after it has said so.
                var said = read(socket);
                if (said.isEmpty()) {
                    throw e;
                }
                return said;
            }
            return read(socket);
        }
    }

    private static void send(FileChannel content, SocketChannel socket) throws IOException {
        write(socket, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        var piece = ByteBuffer.allocate(4 + PIECE);
        do {
            piece.clear().position(4);
            while (piece.hasRemaining() && content.read(piece) >= 0) {}
            piece.flip().putInt(0, piece.limit() - 4);
            write(socket, piece);
        } while (piece.limit() > 4); // an empty piece is the end
    }

    private static void write(SocketChannel socket, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    private static String read(SocketChannel socket) throws IOException {
        var answer = ByteBuffer.allocate(1024);
        while (answer.hasRemaining() && socket.read(answer) >= 0) {}
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
