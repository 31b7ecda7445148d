package mendwell.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailboxTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Mailbox mailbox;

    @BeforeEach
    void open() throws Exception {
        mailbox = new Mailbox(0, 0, folder);
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void aMailToTwoPeopleIsKeptOncePerPersonNewestFirst() throws Exception {
        send("报修已受理", "单号 WO-1", "alice@example.com", "liu@example.com");
        send("第二封", "再见", "alice@example.com");

        var mails = mails("");
        assertThat(mails).extracting(mail -> mail.get("subject").asString()).containsExactly("第二封", "报修已受理", "报修已受理");
        assertThat(mails("?to=liu@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.get("text").asString()).contains("单号 WO-1"));
    }

    @Test
    void caughtMailsSurviveARestart() throws Exception {
        send("kept", "text", "alice@example.com");
        mailbox.close();
        mailbox = new Mailbox(0, 0, folder);
        assertThat(mails("")).hasSize(1);
    }

    @Test
    void anAttachmentComesOutAsItWentIn() throws Exception {
        var message = message("PDF", "alice@example.com");
        var text = new MimeBodyPart();
        text.setText("see attachment", "utf-8");
        var file = new MimeBodyPart();
        file.setContent(new byte[] {1, 2, 3}, "application/pdf");
        file.setFileName("报价.pdf");
        message.setContent(new MimeMultipart(text, file));
        Transport.send(message);

        var mail = mails("").iterator().next();
        assertThat(mail.at("/attachments/0/name").asString()).isEqualTo("报价.pdf");
        assertThat(get("/mails/" + mail.get("id").asString() + "/attachments/0", HttpResponse.BodyHandlers.ofByteArray()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void markupInAMailIsShownAsTextAndNeverRuns() throws Exception {
        send("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "alice@example.com");
        var id = mails("").iterator().next().get("id").asString();
        assertThat(page("/")).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(page("/mails/" + id)).doesNotContain("<img").contains("&lt;img");
    }

    @Test
    void emptyingLeavesNothing() throws Exception {
        send("gone", "text", "alice@example.com");
        http.send(HttpRequest.newBuilder(address("/api/mails")).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        assertThat(mails("")).isEmpty();
    }

    private void send(String subject, String text, String... recipients) throws Exception {
        var message = message(subject, recipients);
        message.setText(text, "utf-8");
        Transport.send(message);
    }

    private MimeMessage message(String subject, String... recipients) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", mailbox.smtpPort());
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("service@example.com");
        for (var recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "utf-8");
        return message;
    }

    private JsonNode mails(String query) throws Exception {
        return new JsonMapper().readTree(page("/api/mails" + query));
    }

    private String page(String path) throws Exception {
        return get(path, HttpResponse.BodyHandlers.ofString());
    }

    private <T> T get(String path, HttpResponse.BodyHandler<T> as) throws Exception {
        return http.send(HttpRequest.newBuilder(address(path)).build(), as).body();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + mailbox.webPort() + path);
    }
}
