package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where a call comes from. Each of our reverse proxies adds to a header whom it was called by; whatever stands left of
/// what they added may be forged, so it is read from the right, and only as far as our own proxies vouch for it.
@ApplicationScoped
class CallerAddress {
    /// A block of addresses, such as `10.0.0.0/8`; a single address is a block of one.
    private record Block(BigInteger prefix, int prefixBits, int bits) {
        static Block parse(String text) {
            var slash = text.indexOf('/');
            var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
            int bits = first.length * 8;
            int prefixBits = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefixBits < 0 || prefixBits > bits) {
                throw new IllegalArgumentException("No address has " + prefixBits + " bits in front");
            }
            return new Block(new BigInteger(1, first).shiftRight(bits - prefixBits), prefixBits, bits);
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            return bytes.length * 8 == bits && new BigInteger(1, bytes).shiftRight(bits - prefixBits).equals(prefix);
        }
    }

    private final List<Block> trusted;
    private final String header;

    /// @param trusted addresses and blocks of our proxies, separated by commas
    /// @param header the one they write; any other is the caller's own word
    @Inject
    CallerAddress(
            @ConfigProperty(name = "mendwell.trusted.proxies") Optional<String> trusted,
            @ConfigProperty(name = "mendwell.trusted.proxies.header") String header) {
        try {
            this.trusted = Arrays.stream(trusted.orElse("").split(",")).map(String::strip).filter(text -> !text.isEmpty()).map(Block::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "MENDWELL_TRUSTED_PROXIES takes addresses and blocks such as 10.0.0.0/8, separated by commas, not " + trusted.get(), e);
        }
        if (!header.equalsIgnoreCase("X-Forwarded-For") && !header.equalsIgnoreCase("Forwarded")) {
            throw new IllegalArgumentException("MENDWELL_TRUSTED_PROXIES_HEADER is X-Forwarded-For or Forwarded, not " + header);
        }
        this.header = header;
    }

    /// @param peer who is at the other end of the connection
    String of(InetAddress peer, ContainerRequestContext request) {
        return of(peer, request.getHeaderString(header)); // several headers of the name come as one, in their order
    }

    /// @param added the header's value, null for none
    String of(InetAddress peer, String added) {
        var address = peer;
        var hops = added == null ? List.<String>of() : Arrays.asList(added.split(","));
        for (var hop : hops.reversed()) {
            var before = isTrusted(address) ? literal(hop.strip()) : Optional.<InetAddress>empty();
            if (before.isEmpty()) {
                break; // "unknown" and the like: then the proxy is all we know
            }
            address = before.get();
        }
        return address.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    /// Reads `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]:443`, and the same as `for="…"` among other pairs.
    private Optional<InetAddress> literal(String hop) {
        var text = header.equalsIgnoreCase("Forwarded") ? forwardedFor(hop) : hop;
        if (text.startsWith("[")) {
            text = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.split(":")[0];
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String forwardedFor(String hop) {
        return Arrays.stream(hop.split(";"))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                .map(pair -> pair.substring(4).replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
