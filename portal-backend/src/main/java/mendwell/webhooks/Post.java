package mendwell.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST over a connection of its own, to an address that was checked. A library's client would look the name up
/// again, and then it may lead elsewhere. Follows no redirect, and reads no more than the answer's status.
final class Post {
    private static final int MOST_OF_HEAD = 16_384;
    private static final int MOST_OF_BODY = 4_096;
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

    /// What came back is no HTTP.
    static final class NoHttp extends IOException {
        NoHttp() {
            super("What came back is no HTTP");
        }
    }

    private Post() {}

    /// @param address of the URL's host
    /// @param trust says which certificates are good
    /// @param limitMillis for each wait; the caller bounds the whole, by interrupting its virtual thread
    /// @return the status
    static int send(InetAddress address, URI url, Map<String, String> headers, byte[] body, SSLSocketFactory trust, int limitMillis)
            throws IOException {
        var secure = url.getScheme().equals("https");
        try (var plain = new Socket(Proxy.NO_PROXY)) {
            plain.connect(new InetSocketAddress(address, port(url)), limitMillis);
            plain.setSoTimeout(limitMillis);
            plain.setTcpNoDelay(true);
            try (var socket = secure ? secured(plain, url, trust) : plain) {
                var out = socket.getOutputStream();
                out.write(head(url, headers, body.length));
                out.write(body);
                out.flush();
                var in = new BufferedInputStream(socket.getInputStream());
                var status = status(in);
                hearOut(socket, in);
                return status;
            }
        }
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }

    private static SSLSocket secured(Socket plain, URI url, SSLSocketFactory trust) throws IOException {
        var socket = (SSLSocket) trust.createSocket(plain, url.getHost().replaceAll("[\\[\\]]", ""), port(url), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // sockets do not compare the name by themselves
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] head(URI url, Map<String, String> headers, int length) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var head = new StringBuilder("POST " + path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()) + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.getHost()).append(url.getPort() >= 0 ? ":" + url.getPort() : "").append("\r\n");
        head.append("User-Agent: Mendwell\r\nContent-Type: application/json\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// The final status: what says "go on" comes before it.
    private static int status(InputStream in) throws IOException {
        var left = new int[] {MOST_OF_HEAD};
        while (true) {
            var matched = STATUS.matcher(line(in, left));
            if (!matched.matches()) {
                throw new NoHttp();
            }
            var status = Integer.parseInt(matched.group(1));
            if (status >= 200) {
                return status;
            }
            while (!line(in, left).isEmpty()) {}
        }
    }

    private static String line(InputStream in, int[] left) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || --left[0] < 0) {
                throw new NoHttp();
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /// A receiver that is cut off in the middle of a short answer may take it for a failure.
    private static void hearOut(Socket socket, InputStream in) {
        var end = System.nanoTime() + GRACE.toNanos();
        var bytes = new byte[1024];
        try {
            for (int left = MOST_OF_BODY, got = 0; left > 0 && got >= 0 && System.nanoTime() < end; left -= got) {
                socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
                got = in.read(bytes);
            }
        } catch (IOException e) {
            // the status counts; nobody looks at the rest
        }
    }
}
