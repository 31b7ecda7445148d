package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import mendwell.access.Hash;
import mendwell.platform.Settings;
import mendwell.platform.TransportSecurity;
import mendwell.platform.TransportSecurity.Wire;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends mail to the owner's mail server.
@ApplicationScoped
class SmtpMessenger implements Messenger {
    private static final System.Logger LOG = System.getLogger(SmtpMessenger.class.getName());

    static {
        // Otherwise the library looks for its own class in every jar, for every message.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private static final int TLS_FROM_THE_START = 465;

    private final Session session;
    private final String user;
    private final String password;
    private final InternetAddress from;
    private final Clock clock;

    @Inject
    SmtpMessenger(
            Settings settings,
            Clock clock,
            TransportSecurity transport,
            @ConfigProperty(name = "mendwell.mail.host") String host,
            @ConfigProperty(name = "mendwell.mail.port") int port,
            @ConfigProperty(name = "mendwell.mail.from") String from,
            @ConfigProperty(name = "mendwell.mail.user") Optional<String> user,
            @ConfigProperty(name = "mendwell.mail.password") Optional<String> password)
            throws AddressException, UnsupportedEncodingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.writetimeout", "20000");
        properties.put("mail.smtp.ssl.enable", String.valueOf(port == TLS_FROM_THE_START));
        properties.put("mail.smtp.starttls.enable", "true");
        // Whoever stands in between could otherwise just not offer it.
        properties.put("mail.smtp.starttls.required", String.valueOf(port != TLS_FROM_THE_START && !transport.mayBePlain(Wire.MAIL, host)));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        properties.put("mail.mime.allowutf8", "false"); // many servers still lack SMTPUTF8
        this.session = Session.getInstance(properties);
        this.user = user.orElse(null);
        this.password = password.orElse(null);
        this.from = new InternetAddress(from, true);
        this.from.setPersonal(settings.brandName(), "UTF-8");
        this.clock = clock;
    }

    @Override
    public Round round() {
        return new Line();
    }

    /// A connection that is opened for the first mail, and anew after one that failed.
    private final class Line implements Round {
        private Transport open;

        @Override
        public void send(Mail mail) throws IOException, Undeliverable {
            try {
                var message = message(mail);
                if (open == null) {
                    open = session.getTransport("smtp");
                    open.connect(user, password);
                }
                open.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException e) {
                close();
                throw later(e);
            }
        }

        @Override
        public void close() {
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    LOG.log(System.Logger.Level.DEBUG, "The mail server closed first", e);
                }
                open = null;
            }
        }
    }

    /// What to report when it may work later.
    private static IOException later(MessagingException e) throws Undeliverable {
        if (e instanceof AddressException) {
            throw new Undeliverable("The address is not one");
        }
        var refused = code(e);
        if (refused >= 550 && refused <= 553) {
            throw new Undeliverable("Refused by the mail server with " + refused);
        }
        // Only classes and numbers: servers like to repeat the address in their sentences.
        return new IOException(e.getClass().getSimpleName() + (refused > 0 ? " " + refused : ""), e);
    }

    private static int code(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException step; e = step.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (e instanceof SMTPSendFailedException send) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        var id = "<" + HexFormat.of().formatHex(Hash.sha256(mail.key())).substring(0, 32)
                + from.getAddress().substring(from.getAddress().indexOf('@')) + ">";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(from);
        var to = new InternetAddress(oneLine(mail.toAddress()), true);
        if (mail.toName() != null) {
            to.setPersonal(oneLine(mail.toName()), "UTF-8");
        }
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(oneLine(mail.subject()), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // so that nobody's absence note answers it
        var text = new MimeBodyPart();
        text.setText(mail.text(), "UTF-8");
        var html = new MimeBodyPart();
        html.setContent(mail.html(), "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /// A line break in a header would begin a header of the writer's choice.
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
