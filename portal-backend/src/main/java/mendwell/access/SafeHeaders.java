package mendwell.access;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import mendwell.platform.Settings;

/// What every answer says to the browser, whoever gives it and whatever it is: load nothing, run nothing, be framed by
/// nobody, guess no type, tell no other site, keep nothing. Whoever answers with something that needs more, such as a page,
/// says so itself and wins.
@ApplicationScoped
class SafeHeaders {
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final List<Header> headers;

    @Inject
    SafeHeaders(Settings settings) {
        var all = new ArrayList<>(List.of(
                HeaderValues.create("Content-Security-Policy", NOTHING),
                HeaderValues.create("X-Content-Type-Options", "nosniff"),
                HeaderValues.create("X-Frame-Options", "DENY"),
                HeaderValues.create("Referrer-Policy", "no-referrer"),
                HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
                HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"),
                HeaderValues.create("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()"),
                HeaderValues.create("Cache-Control", "no-store")));
        if (settings.publicUrl().getScheme().equals("https")) {
            all.add(HeaderValues.create("Strict-Transport-Security", "max-age=31536000; includeSubDomains"));
        }
        headers = List.copyOf(all);
    }

    List<Header> all() {
        return headers;
    }

    void register(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object begun,
            ServerCdiExtension server) {
        server.serverRoutingBuilder().addFilter((chain, request, response) -> {
            headers.forEach(response.headers()::set);
            chain.proceed();
        });
    }
}
