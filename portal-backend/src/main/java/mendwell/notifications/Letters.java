package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.platform.InTransaction;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.TrackingLinks;
import mendwell.workorders.WorkOrders;

/// Finds out who gets a letter and where its button leads.
@ApplicationScoped
@InTransaction
class Letters {
    private final Outbox outbox;
    private final Mails mails;
    private final WorkOrders workOrders;
    private final TrackingLinks trackingLinks;
    private final Sql sql;
    private final Settings settings;

    @Inject
    Letters(Outbox outbox, Mails mails, WorkOrders workOrders, TrackingLinks trackingLinks, Sql sql, Settings settings) {
        this.outbox = outbox;
        this.mails = mails;
        this.workOrders = workOrders;
        this.trackingLinks = trackingLinks;
        this.sql = sql;
        this.settings = settings;
    }

    /// The mail to send; empty when there is nobody to send it to, or when it became one letter for each of several people.
    Optional<Mail> prepare(Outbox.Claimed claimed) {
        var letter = claimed.letter();
        var order = workOrders.factsFor(letter.workOrder());
        if (letter.to() == null && letter.kind().audience.role != null) {
            for (var person : staff(letter.kind().audience.role)) {
                outbox.put(claimed.id() + ":" + person.id(), "staff:" + person.id(), new Letter(letter.kind(), letter.workOrder(), person.to(), letter.details()));
            }
            return Optional.empty();
        }
        var to = letter.to() != null
                ? letter.to()
                : new Letter.Recipient(
                        order.contact().name(), order.contact().email(), order.contact().language().tag());
        if (to.email() == null || to.email().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(mails.compose(claimed.dedupKey(), letter, to, order, link(claimed)));
    }

    /// The contact's link needs no account, whether there is one or not: mail is read where nobody is logged in. It opens
    /// this one order, ends after a while and can be revoked, as every tracking link.
    private String link(Outbox.Claimed claimed) {
        var letter = claimed.letter();
        if (letter.details().get("link") != null) {
            return letter.details().get("link");
        }
        if (letter.kind() == MailKind.CODE) {
            return null; // its reader has the page open, and whoever reads along must not get there
        }
        if (letter.kind().audience.role != null) {
            return settings.publicUrl() + "/console/orders/" + letter.workOrder();
        }
        var link = trackingLinks.create(letter.workOrder()).url();
        var details = new HashMap<>(letter.details());
        details.put("link", link);
        outbox.rewrite(claimed.id(), new Letter(letter.kind(), letter.workOrder(), letter.to(), details));
        return link;
    }

    private record Person(UUID id, Letter.Recipient to) {}

    private List<Person> staff(String role) {
        return sql.list(
                "select id, name, email, language from staff_member where role = ? and email <> '' order by id",
                row -> new Person(row.uuid(), new Letter.Recipient(row.text(), row.text(), row.text())),
                role);
    }
}
