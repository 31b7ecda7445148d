package mendwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mendwell.platform.Settings;
import mendwell.platform.TransportSecurity;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/// Against a mail server that offers no encryption.
class SmtpMessengerTest {
    private final List<String> came = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireAuth(true)
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                came.add("login " + user);
                if (!password.equals("right")) {
                    throw new LoginFailedException();
                }
            }))
            .messageHandlerFactory(context -> new MessageHandler() {
                @Override
                public void from(String from) {}

                @Override
                public void recipient(String recipient) {
                    came.add("mail to " + recipient);
                }

                @Override
                public String data(InputStream data) throws IOException {
                    data.readAllBytes();
                    return null;
                }

                @Override
                public void done() {}
            })
            .build();

    SmtpMessengerTest() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailServerThatWantsALoginGetsIt() throws Exception {
        send(true, "right");
        assertThat(came).containsExactly("login mendwell", "mail to liu@example.com");
    }

    @Test
    void aWrongPasswordMayBeMendedLater() {
        assertThatThrownBy(() -> send(true, "wrong")).isInstanceOf(IOException.class);
        assertThat(came).containsExactly("login mendwell");
    }

    @Test
    void neitherPasswordNorMailGoesToAnotherMachineInTheClear() {
        assertThatThrownBy(() -> send(false, "right")).isInstanceOf(IOException.class);
        assertThat(came).isEmpty();
    }

    private void send(boolean plain, String password) throws Exception {
        var transport = new TransportSecurity(ConfigProvider.getConfig()) {
            @Override
            public boolean mayBePlain(Wire wire, String host) {
                return plain;
            }
        };
        var settings = new Settings(URI.create("http://localhost"), "data", "fonts", "Asia/Shanghai", "蓝岭", "#0f6f6a", "1", "苏州");
        var messenger = new SmtpMessenger(
                settings, Clock.systemUTC(), transport, "127.0.0.1", server.getPortAllocated(), "service@example.com", Optional.of("mendwell"), Optional.of(password));
        try (var round = messenger.round()) {
            round.send(new Mail("key", "刘", "liu@example.com", "subject", "text", "<p>html</p>"));
        }
    }
}
