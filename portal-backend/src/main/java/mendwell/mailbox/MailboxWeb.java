package mendwell.mailbox;

import com.sun.net.httpserver.HttpExchange;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// The pages and the JSON of the mailbox:
/// `GET /` and `GET /mails/{id}` to read, `/mails/{id}/html`, `/mails/{id}/source` and `/mails/{id}/attachments/{n}` for the
/// parts, `GET /api/mails` for all mails newest first (`?to=` only those to one address), `DELETE /api/mails` to empty it.
final class MailboxWeb {
    private static final Pattern MAIL = Pattern.compile("/mails/(\\d{1,18})(?:/(html|source|attachments/(\\d{1,3})))?");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>]+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
            a{color:light-dark(#0f6f6a,#5cc8c0)}li{margin:.75rem 0}ol{list-style:none;padding:0}time,small{opacity:.75}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}iframe{width:100%;height:24rem;border:1px solid #8886;background:#fff}
            """;

    private final Mails mails;
    private final JsonMapper json = new JsonMapper();

    MailboxWeb(Mails mails) {
        this.mails = mails;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-store");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'self'");
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /" -> page(exchange, list(chinese(exchange)));
                case "GET /api/mails" -> api(exchange);
                case "DELETE /api/mails" -> {
                    mails.clear();
                    exchange.sendResponseHeaders(204, -1);
                }
                case String request when request.startsWith("GET /mails/") -> mail(exchange, path);
                default -> send(exchange, 404, "text/plain", "Not found");
            }
        } catch (MessagingException e) {
            throw new IOException("A caught mail cannot be read", e);
        }
    }

    private void api(HttpExchange exchange) throws IOException, MessagingException {
        var query = exchange.getRequestURI().getQuery();
        var found = mails.all().stream()
                .filter(mail -> query == null || query.equalsIgnoreCase("to=" + mail.to()))
                .toList();
        send(exchange, 200, "application/json", json.writeValueAsString(found));
    }

    private void mail(HttpExchange exchange, String path) throws IOException, MessagingException {
        var match = MAIL.matcher(path);
        var found = match.matches() ? mails.find(match.group(1)) : java.util.Optional.<Mail>empty();
        if (found.isEmpty()) {
            send(exchange, 404, "text/plain", "Not found");
            return;
        }
        var mail = found.get();
        switch (match.group(2)) {
            case null -> page(exchange, mailPage(mail, chinese(exchange)));
            case "html" -> {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
                send(exchange, 200, "text/html", "<base target=_blank>" + mail.html());
            }
            case "source" -> send(exchange, 200, "text/plain", mails.source(mail.id()));
            default -> attachment(exchange, mail, Integer.parseInt(match.group(3)));
        }
    }

    private void attachment(HttpExchange exchange, Mail mail, int index) throws IOException, MessagingException {
        if (index >= mail.attachments().size()) {
            send(exchange, 404, "text/plain", "Not found");
            return;
        }
        exchange.getResponseHeaders().set("Content-Disposition", "attachment");
        var type = mail.attachments().get(index).type();
        send(exchange, 200, type, Mail.attachment(mails.source(mail.id()), index));
    }

    private String list(boolean chinese) throws IOException, MessagingException {
        var page = new StringBuilder("<meta http-equiv=refresh content=5><h1>%s</h1><ol>".formatted(chinese ? "邮箱" : "Mailbox"));
        for (var mail : mails.all()) {
            page.append("<li><a href='/mails/%s'>%s</a><br><small>%s · <time>%s</time></small></li>"
                    .formatted(mail.id(), escape(mail.subject()), escape(mail.to()), TIME.format(mail.at())));
        }
        return page.append("</ol><p><small>%s</small></p>"
                        .formatted(
                                chinese
                                        ? "系统发出的邮件都收在这里，不会寄出。"
                                        : "Every mail the system sends is caught here; none leaves this machine."))
                .toString();
    }

    private static String mailPage(Mail mail, boolean chinese) {
        var page = new StringBuilder("<p><a href='/'>%s</a></p><h1>%s</h1><p>%s → %s · <time>%s</time> · <a href='/mails/%s/source'>%s</a></p>"
                .formatted(
                        chinese ? "邮箱" : "Mailbox",
                        escape(mail.subject()),
                        escape(mail.from()),
                        escape(mail.to()),
                        TIME.format(mail.at()),
                        mail.id(),
                        chinese ? "原文" : "Source"));
        for (int i = 0; i < mail.attachments().size(); i++) {
            var attachment = mail.attachments().get(i);
            page.append("<p><a href='/mails/%s/attachments/%d' download='%s'>%s</a> (%s, %d bytes)</p>"
                    .formatted(
                            mail.id(),
                            i,
                            escape(attachment.name()),
                            escape(attachment.name()),
                            escape(attachment.type()),
                            attachment.bytes()));
        }
        if (!mail.html().isEmpty()) {
            page.append("<iframe title='HTML' sandbox='allow-popups allow-popups-to-escape-sandbox' src='/mails/%s/html'></iframe>"
                    .formatted(mail.id()));
        }
        page.append("<pre>%s</pre>".formatted(ADDRESS.matcher(escape(mail.text())).replaceAll("<a href='$0'>$0</a>")));
        return page.toString();
    }

    private static boolean chinese(HttpExchange exchange) {
        var languages = exchange.getRequestHeaders().getFirst("Accept-Language");
        return languages == null || !languages.startsWith("en");
    }

    private static void page(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "text/html", """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Mendwell</title><style>%s</style><main>%s</main></html>
                """.formatted(chinese(exchange) ? "zh-CN" : "en", STYLE, body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace("\"", "&quot;");
    }
}
