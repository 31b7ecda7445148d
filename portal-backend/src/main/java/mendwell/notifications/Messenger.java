package mendwell.notifications;

import java.io.IOException;

/// Hands a mail to whatever carries it.
interface Messenger {
    /// Returns when the next carrier has taken it over.
    /// @throws Undeliverable when it can never be delivered
    /// @throws IOException when it may work later; the message must hold nothing personal
    void send(Mail mail) throws IOException, Undeliverable;

    /// For ever, such as an address that is none.
    final class Undeliverable extends Exception {
        Undeliverable(String why) {
            super(why);
        }
    }
}
