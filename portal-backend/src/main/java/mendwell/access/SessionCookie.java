package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import mendwell.platform.Settings;

/// The cookies we set. Over HTTPS (and on localhost, which browsers trust alike) they carry the `__Host-` prefix, so no
/// other site or sub-domain can set them; a plain-HTTP trial on another address would lose such cookies silently.
@ApplicationScoped
class SessionCookie {
    static final String SESSION_SECURE = "__Host-mendwell";
    static final String SESSION_PLAIN = "mendwell";
    static final String LOGIN_SECURE = "__Host-mendwell-login";
    static final String LOGIN_PLAIN = "mendwell-login";

    private final boolean secure;

    @Inject
    SessionCookie(Settings settings) {
        var url = settings.publicUrl();
        secure = url.getScheme().equals("https") || url.getHost().equals("localhost") || url.getHost().equals("127.0.0.1");
    }

    NewCookie forSession(String token) {
        return cookie(secure ? SESSION_SECURE : SESSION_PLAIN, token, -1);
    }

    NewCookie noSession() {
        return cookie(secure ? SESSION_SECURE : SESSION_PLAIN, "", 0);
    }

    NewCookie forLogin(String sealed, int seconds) {
        return cookie(secure ? LOGIN_SECURE : LOGIN_PLAIN, sealed, seconds);
    }

    NewCookie noLogin() {
        return cookie(secure ? LOGIN_SECURE : LOGIN_PLAIN, "", 0);
    }

    /// The session token the browser sent, or null.
    String token(Map<String, Cookie> sent) {
        var found = sent.get(secure ? SESSION_SECURE : SESSION_PLAIN);
        return found == null || found.getValue().isEmpty() ? null : found.getValue();
    }

    private NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
