package mendwell.pages;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Every path outside the API: a built file if there is one, else the page of the portal or the console, whose own router
/// shows what the path means.
@ApplicationScoped
class WebPages {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("json", "application/json"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /// A file as it is sent; `encoding` is null for the plain bytes.
    private record Built(byte[] bytes, String type, String encoding) {}

    private final Path folder;
    /// By file, not by the path asked for: one file answers to endlessly many paths (`/assets/./x.js`).
    private final Map<Path, Built> kept = new ConcurrentHashMap<>();

    @jakarta.inject.Inject
    WebPages(@ConfigProperty(name = "mendwell.portal.folder") String folder) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    void register(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object begun,
            ServerCdiExtension server) {
        Handler page = this::serve;
        server.serverRoutingBuilder().get("/", page).get("/*", page).head("/*", page);
    }

    private void serve(ServerRequest request, ServerResponse response) {
        var path = request.path().path();
        if (path.startsWith("/api/") || path.startsWith("/health") || path.startsWith("/openapi")) {
            response.next();
            return;
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (last.contains(".") && !last.equals("index.html")) {
            file(path, request, response);
        } else {
            page(path.equals("/console") || path.startsWith("/console/") ? "console/index.html" : "index.html", request, response);
        }
    }

    private void file(String path, ServerRequest request, ServerResponse response) {
        var accepted = request.headers().contains(HeaderNames.ACCEPT_ENCODING)
                ? request.headers().get(HeaderNames.ACCEPT_ENCODING).get()
                : "";
        var built = accepted.contains("br") ? built(path, "br") : null;
        if (built == null && accepted.contains("gzip")) {
            built = built(path, "gz");
        }
        if (built == null) {
            built = built(path, null);
        }
        if (built == null) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        response.header("Vary", "Accept-Encoding");
        // Assets carry a hash of their content in their name; the others must be asked for again.
        response.header("Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        response.header("Content-Type", built.type());
        // A worker's policy is that of its own file.
        response.header("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        if (built.encoding() != null) {
            response.header("Content-Encoding", built.encoding());
        }
        response.send(built.bytes());
    }

    /// The page with a fresh nonce for the styles that the components write at run time.
    private void page(String name, ServerRequest request, ServerResponse response) {
        var built = built("/" + name, null);
        if (built == null) {
            var sentence = Words.in(Language.EN).text("pages.not-built") + "\n" + Words.in(Language.ZH_CN).text("pages.not-built") + "\n";
            response.status(Status.SERVICE_UNAVAILABLE_503)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .send(sentence.getBytes(StandardCharsets.UTF_8));
            return;
        }
        var nonce = Ids.token();
        response.header("Content-Type", built.type());
        response.header("Cache-Control", "no-store");
        response.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data: blob:; "
                        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; "
                        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.send(new String(built.bytes(), StandardCharsets.UTF_8).replace("__NONCE__", nonce).getBytes(StandardCharsets.UTF_8));
    }

    private Built built(String path, String compressed) {
        var suffix = compressed == null ? "" : "." + compressed;
        if (path.indexOf('\0') >= 0) {
            return null; // no file system takes it
        }
        var file = folder.resolve(path.substring(1) + suffix).normalize();
        var known = kept.get(file);
        if (known != null) {
            return known;
        }
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return null;
        }
        try {
            var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            var built = new Built(Files.readAllBytes(file), type, compressed == null ? null : compressed.equals("gz") ? "gzip" : "br");
            // Pages are small; assets never change under their name. What is not hashed is read anew each time.
            if (file.startsWith(folder.resolve("assets"))) {
                kept.put(file, built);
            }
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
