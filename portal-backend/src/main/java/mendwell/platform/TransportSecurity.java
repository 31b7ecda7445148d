package mendwell.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.SslMode;

/// What leaves this machine is encrypted, or the program does not start. Plain is what stays on the machine (a loopback
/// address, a socket in the file system), and what the owner allows by name in `mendwell.plain.allowed`: for a network that
/// encrypts by itself.
@ApplicationScoped
public class TransportSecurity {
    private static final String ALLOWED = "mendwell.plain.allowed";
    private static final String ENCRYPTED = "sslMode=verify-full";

    /// What may be allowed to be plain.
    public enum Wire {
        /// Browsers, or the proxy in front, to us.
        HTTP,
        /// What people type; with `http:` they would send their cookies in the clear, or no cookies at all.
        PUBLIC,
        DATABASE,
        /// Keycloak.
        IDENTITY,
        MAIL,
        /// ClamAV, whose protocol knows no encryption.
        CLAMD;

        private static Wire of(String name) {
            try {
                return valueOf(name.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "MENDWELL_PLAIN_ALLOWED takes " + Arrays.toString(values()).toLowerCase(Locale.ROOT) + " with commas, not " + name, e);
            }
        }
    }

    private final Config config;
    private final Set<Wire> allowed;

    @Inject
    public TransportSecurity(Config config) {
        this.config = config;
        this.allowed = setting(ALLOWED).stream().flatMap(names -> Arrays.stream(names.split(","))).map(Wire::of).collect(Collectors.toSet());
    }

    /// Before the first connection is made.
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class) Object begun) {
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults) + "\nEncrypt it, or allow it by name in MENDWELL_PLAIN_ALLOWED where the network itself encrypts.");
        }
    }

    /// A sentence for each that is wrong.
    List<String> faults() {
        var faults = new ArrayList<String>();
        var listens = setting("mendwell.http.host").orElse("0.0.0.0");
        if (setting("mendwell.http.certificate").isEmpty() && !mayBePlain(Wire.HTTP, listens)) {
            faults.add("MENDWELL_HTTP_HOST " + listens + " is open to other machines without TLS: set MENDWELL_HTTP_CERTIFICATE and MENDWELL_HTTP_KEY, or listen at 127.0.0.1 behind a proxy.");
        }
        address("mendwell.public.url").filter(url -> isPlain(url, Wire.PUBLIC)).ifPresent(url -> faults.add("MENDWELL_PUBLIC_URL " + url + " must begin with https."));
        address("mendwell.identity.url").filter(url -> isPlain(url, Wire.IDENTITY)).ifPresent(url -> faults.add("MENDWELL_IDENTITY_URL " + url + " must begin with https."));
        setting("mendwell.clamd.address")
                .filter(clamd -> !clamd.startsWith("/") && !mayBePlain(Wire.CLAMD, clamd.substring(0, Math.max(0, clamd.lastIndexOf(':')))))
                .ifPresent(clamd -> faults.add("MENDWELL_CLAMD_ADDRESS " + clamd + " is another machine, and clamd cannot encrypt: run it on this one."));
        setting("mendwell.database.url").map(this::databaseUrl).filter(url -> !isEncrypted(url)).ifPresent(url ->
                faults.add("MENDWELL_DATABASE_URL must not switch the verification of another machine's certificate off: leave sslMode out, or use verify-ca."));
        return faults;
    }

    /// Whether talking to this host in the clear is all right.
    public boolean mayBePlain(Wire wire, String host) {
        return allowed.contains(wire) || isThisMachine(host);
    }

    /// The address of the database, to be connected to with TLS when it is another machine; what the owner says himself stays.
    String databaseUrl(String url) {
        return allowed.contains(Wire.DATABASE) ? url : encrypted(url);
    }

    /// The same, and nothing may be allowed.
    public static String encrypted(String url) {
        return staysHere(url) || url.contains("sslMode=") ? url : url + (url.contains("?") ? "&" : "?") + ENCRYPTED;
    }

    private boolean isEncrypted(String url) {
        return allowed.contains(Wire.DATABASE) || staysHere(url) || Set.of(SslMode.VERIFY_FULL, SslMode.VERIFY_CA).contains(parsed(url).sslMode());
    }

    private static boolean staysHere(String url) {
        var database = parsed(url);
        return database.localSocket() != null || database.pipe() != null
                || database.addresses().stream().map(one -> one.host).allMatch(TransportSecurity::isThisMachine);
    }

    private static Configuration parsed(String url) {
        try {
            return Optional.ofNullable(Configuration.parse(url)).orElseThrow(() -> new IllegalStateException("MENDWELL_DATABASE_URL must begin with jdbc:mariadb:"));
        } catch (SQLException e) {
            throw new IllegalStateException("MENDWELL_DATABASE_URL cannot be understood: " + e.getMessage(), e);
        }
    }

    private boolean isPlain(URI url, Wire wire) {
        return !"https".equalsIgnoreCase(url.getScheme()) && !mayBePlain(wire, url.getHost());
    }

    /// A name that nobody knows is another machine's.
    private static boolean isThisMachine(String host) {
        try {
            return host != null && !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<URI> address(String setting) {
        return setting(setting).map(URI::create);
    }

    private Optional<String> setting(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
