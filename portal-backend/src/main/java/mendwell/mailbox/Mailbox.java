package mendwell.mailbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/// `Mailbox SMTP_PORT WEB_PORT FOLDER`: listens on this machine only, until it is ended.
final class Mailbox implements AutoCloseable {
    private static final int LARGEST_MAIL_BYTES = 30 * 1024 * 1024;

    private final SMTPServer smtp;
    private final HttpServer web;

    /// Port 0 takes any free port.
    Mailbox(int smtpPort, int webPort, Path folder) throws IOException {
        var mails = new Mails(folder, Clock.systemUTC());
        var here = InetAddress.getLoopbackAddress();
        smtp = SMTPServer.port(smtpPort)
                .bindAddress(here)
                .hostName("localhost")
                .maxMessageSize(LARGEST_MAIL_BYTES)
                .messageHandlerFactory(context -> new Delivery(mails))
                .build();
        smtp.start();
        web = HttpServer.create(new InetSocketAddress(here, webPort), 0);
        web.createContext("/", new MailboxWeb(mails)::answer);
        web.start();
    }

    int smtpPort() {
        return smtp.getPortAllocated();
    }

    int webPort() {
        return web.getAddress().getPort();
    }

    @Override
    public void close() {
        web.stop(0);
        smtp.stop();
    }

    @SuppressWarnings("resource") // ends with the process
    public static void main(String[] arguments) throws IOException {
        new Mailbox(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }

    /// One mail on its way in. Failing to keep it fails the delivery, so that the sender tries again.
    private static final class Delivery implements MessageHandler {
        private final Mails mails;
        private final List<String> recipients = new ArrayList<>();

        Delivery(Mails mails) {
            this.mails = mails;
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            var source = data.readAllBytes();
            for (var recipient : recipients) {
                mails.add(recipient, source);
            }
            return null; // the usual answer
        }

        @Override
        public void done() {}
    }
}
