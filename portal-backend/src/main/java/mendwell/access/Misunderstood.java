package mendwell.access;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.Words;

/// Answers what never gets as far as [Problem]: a request line, a header or an escape that makes no sense. It gets a problem
/// too, and is never a fault of ours.
@ApplicationScoped
class Misunderstood implements DirectHandler {
    private static final System.Logger LOG = System.getLogger(Misunderstood.class.getName());

    private final SafeHeaders safe;

    @Inject
    Misunderstood(SafeHeaders safe) {
        this.safe = safe;
    }

    void register(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object begun,
            ServerCdiExtension server)
            throws ReflectiveOperationException {
        var handlers = DirectHandlers.builder();
        for (var event : EventType.values()) {
            handlers.addHandler(event, this);
        }
        // Helidon MP does not show its server's settings; a newer one without this method fails here, at the start.
        var settings = ServerCdiExtension.class.getDeclaredMethod("serverBuilder");
        settings.setAccessible(true);
        ((WebServerConfig.Builder) settings.invoke(server)).directHandlers(handlers.build());
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType event, Status status, ServerResponseHeaders headers, String message) {
        var language = Language.of(request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse(""));
        var words = Words.in(language);
        // Helidon trips over a method that is none, and over CONNECT, which has no path.
        var theirs = status.code() < 500 || request.method().isEmpty() || request.method().equals("CONNECT");
        var code = !theirs ? 500 : status.code() < 500 ? status.code() : 400;
        String detail;
        if (theirs) {
            detail = words.text("problem." + Problem.typeOf(code));
        } else {
            var reference = Ids.token().substring(0, 8);
            LOG.log(System.Logger.Level.ERROR, "Unexpected failure, reference " + reference + ": " + message);
            detail = words.text("problem.unexpected", reference);
        }
        safe.all().forEach(headers::set);
        headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HeaderNames.CONTENT_LANGUAGE, language.tag());
        return TransportResponse.builder()
                .status(Status.create(code))
                .headers(headers)
                .keepAlive(event.keepAlive())
                .entity(Problem.body(code, theirs ? Problem.typeOf(code) : "unexpected", detail, List.of(), language))
                .build();
    }
}
