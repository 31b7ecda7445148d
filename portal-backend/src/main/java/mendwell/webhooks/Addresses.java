package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where bodies may be sent: over https to other machines, those in private networks included. Not to ourselves, and
/// not to what clouds keep their keys at: whoever may name an address could otherwise have us ask what only we may
/// ask.
@ApplicationScoped
class Addresses {
    /// Where clouds tell their machines secrets, besides the link-local 169.254.169.254: Alibaba, Oracle, Azure, AWS.
    private static final Set<String> METADATA = Set.of("100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16;
    private static final int MOST_WAITING = 200;

    private final boolean loopback;

    /// Looking a name up blocks the thread that carries a virtual one, and those serve HTTP.
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("webhook-name-", 0).factory());

    /// @param loopback for trials: this machine may be called, and without TLS
    @Inject
    Addresses(@ConfigProperty(name = "mendwell.webhooks.loopback") boolean loopback) {
        this.loopback = loopback;
        lookups.allowCoreThreadTimeOut(true);
    }

    /// Not an address that we send to.
    static final class Refused extends Exception {
        /// of the sentence `fault.webhook-address.…`
        final String why;

        Refused(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    /// The address to connect to, of a URL that may be called.
    /// @throws UnknownHostException also when the name could not be looked up in time: worth another try
    InetAddress of(String text) throws Refused, UnknownHostException {
        return of(url(text));
    }

    InetAddress of(URI url) throws Refused, UnknownHostException {
        var all = resolved(url.getHost());
        for (var one : all) {
            var own = isOwn(one);
            if (own && !loopback) {
                throw new Refused("own");
            }
            if (!own && isForbidden(one)) {
                throw new Refused("forbidden");
            }
            if (!own && url.getScheme().equals("http")) {
                throw new Refused("https");
            }
        }
        return all[0];
    }

    private InetAddress[] resolved(String host) throws UnknownHostException {
        try {
            var lookup = lookups.submit(() -> InetAddress.getAllByName(host));
            try {
                return lookup.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                lookup.cancel(false); // what nobody waits for any more need not begin
            }
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    URI url(String text) throws Refused {
        try {
            var url = new URI(text);
            if (!"https".equals(url.getScheme()) && !(loopback && "http".equals(url.getScheme()))) {
                throw new Refused("https");
            }
            if (url.getRawUserInfo() != null) {
                throw new Refused("user");
            }
            var odd = url.getHost() == null || url.getRawFragment() != null || url.getPort() == 0 || url.getPort() > 65_535;
            if (odd || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new Refused("malformed");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new Refused("malformed");
        }
    }

    /// This machine, by whatever name.
    private static boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(inner(address)) != null
                    || inner(address).isLoopbackAddress();
        } catch (SocketException e) {
            return true; // better one too many
        }
    }

    private static boolean isForbidden(InetAddress outer) {
        var address = inner(outer);
        var first = address.getAddress()[0] & 0xff;
        var isReserved = address.getAddress().length == 4 && (first == 0 || first >= 240);
        return address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress() || isReserved
                || METADATA.contains(address.getHostAddress());
    }

    /// The IPv4 address that a translated IPv6 address leads to (NAT64, 6to4, IPv4-compatible); others as they are.
    private static InetAddress inner(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        int from;
        if (startsWith(bytes, 0, 0x64, 0xff, 0x9b) || startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && !address.isLoopbackAddress() && !address.isAnyLocalAddress()) {
            from = 12;
        } else if (startsWith(bytes, 0x20, 0x02)) {
            from = 2;
        } else {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
