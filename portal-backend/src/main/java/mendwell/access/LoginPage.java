package mendwell.access;

import jakarta.ws.rs.core.Response;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import mendwell.platform.Words;

/// What somebody sees in the browser instead of the login page when logging in is not possible.
final class LoginPage {
    private LoginPage() {}

    /// @param again where to try again; the page does so by itself when waiting helps
    static Response refused(Refusal refusal, Language language, String again) {
        var words = Words.in(language);
        var waiting = refusal.retryAfterSeconds();
        var page = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="/login.css">
                %s</head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="%s">%s</a> <a href="/">%s</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        language.tag(),
                        escaped(words.text("login.title")),
                        waiting == 0 ? "" : "<meta http-equiv=\"refresh\" content=\"" + waiting + "; url=" + escaped(again) + "\">\n",
                        escaped(words.text("login.title")),
                        escaped(refusal.sentence(language)),
                        escaped(again),
                        escaped(words.text("login.again")),
                        escaped(words.text("login.home")));
        var answer = Response.status(refusal.status())
                .type("text/html; charset=utf-8")
                .header("Content-Language", language.tag())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'")
                .entity(page);
        return (waiting == 0 ? answer : answer.header("Retry-After", waiting)).build();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
