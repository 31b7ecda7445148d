package mendwell.notifications;

import java.io.IOException;

/// Hands mails to whatever carries them.
interface Messenger {
    Round round();

    /// Several mails, one after the other, over one line if the carrier keeps it open.
    interface Round extends AutoCloseable {
        /// Returns when the next carrier has taken it over.
        /// @throws Undeliverable when it can never be delivered
        /// @throws IOException when it may work later; the message must hold nothing personal
        void send(Mail mail) throws IOException, Undeliverable;

        @Override
        void close();
    }

    /// For ever, such as an address that is none.
    final class Undeliverable extends Exception {
        Undeliverable(String why) {
            super(why);
        }
    }
}
