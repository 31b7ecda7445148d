package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.Policies;
import mendwell.access.Roles;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.security.FieldView;
import mendwell.security.Projection;
import mendwell.workorders.TrackingLinks;
import mendwell.workorders.VisibleOrders;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;

/// Finds out who gets a letter, what they may read in it and where its button leads. A letter is formed when it is sent, with
/// the rights of that moment, as the order is then.
@ApplicationScoped
@InTransaction
class Letters {
    private final Outbox outbox;
    private final Mails mails;
    private final WorkOrders workOrders;
    private final TrackingLinks trackingLinks;
    private final VisibleOrders visible;
    private final Policies policies;
    private final Sql sql;
    private final Settings settings;

    @Inject
    Letters(
            Outbox outbox,
            Mails mails,
            WorkOrders workOrders,
            TrackingLinks trackingLinks,
            VisibleOrders visible,
            Policies policies,
            Sql sql,
            Settings settings) {
        this.outbox = outbox;
        this.mails = mails;
        this.workOrders = workOrders;
        this.trackingLinks = trackingLinks;
        this.visible = visible;
        this.policies = policies;
        this.sql = sql;
        this.settings = settings;
    }

    /// The mail to send; empty when there is nobody to send it to, when its reader may not know of the occasion, or when it
    /// became one letter for each of several people.
    Optional<Mail> prepare(Outbox.Claimed claimed) {
        var letter = claimed.letter();
        var order = workOrders.factsFor(letter.workOrder());
        var role = letter.kind().audience.role;
        if (letter.to() == null && role != null) {
            for (var person : staff(role)) {
                outbox.put(claimed.id() + ":" + person.id(), "staff:" + person.id(), new Letter(letter.kind(), letter.workOrder(), person.to(), letter.details()));
            }
            return Optional.empty();
        }
        var email = letter.to() == null ? order.contact().email() : letter.to().email();
        if (email == null || email.isBlank()) {
            return Optional.empty();
        }
        return reader(letter, email, order).flatMap(reader -> written(claimed, order, reader));
    }

    private Optional<Mail> written(Outbox.Claimed claimed, WorkOrderFacts order, Caller reader) {
        var letter = claimed.letter();
        var eyes = policies.inForce().viewFor(reader.roles());
        if (!letter.kind().isFor(eyes)) {
            return Optional.empty();
        }
        var seen = Projection.project(MailView.of(letter, order), eyes);
        var to = letter.to() != null
                ? letter.to()
                : new Letter.Recipient(
                        seen.contact() == null ? null : seen.contact().name(),
                        order.contact().email(),
                        order.contact().language().tag());
        return Optional.of(mails.compose(claimed.dedupKey(), letter, to, seen, link(claimed, eyes)));
    }

    /// As whom somebody reads it: our people with their own roles; a contact whose account may log in as the customer, any other
    /// as who holds the link in the mail. Empty when they may not see the order.
    private Optional<Caller> reader(Letter letter, String email, WorkOrderFacts order) {
        var role = letter.kind().audience.role;
        if (role != null) {
            return staff(role).stream()
                    .filter(person -> person.to().email().equals(email))
                    .map(person -> new Caller(
                            Caller.Kind.STAFF, null, person.to().name(), person.roles(), Language.of(person.to().language()), person.id(), null, null, null, null, null))
                    .filter(caller -> shows(caller, order))
                    .findFirst();
        }
        return account(email, order)
                .filter(caller -> shows(caller, order))
                .or(() -> Optional.of(Caller.tracking(order.id(), null, order.contact().language())).filter(caller -> shows(caller, order)));
    }

    private boolean shows(Caller reader, WorkOrderFacts order) {
        return visible.shows(reader, order.id(), order.customer().id(), order.engineer() == null ? null : order.engineer().id());
    }

    /// The contact's link needs no account, whether there is one or not: mail is read where nobody is logged in. It opens
    /// this one order, ends after a while and can be revoked, as every tracking link.
    private String link(Outbox.Claimed claimed, FieldView eyes) {
        var letter = claimed.letter();
        if (letter.kind().audience.role != null) {
            return settings.publicUrl() + "/console/orders/" + letter.workOrder();
        }
        // Of a code, the reader has the page open, and whoever reads along must not get there.
        if (letter.kind() == MailKind.CODE || !eyes.sees("workOrder.trackingUrl")) {
            return null;
        }
        if (letter.details().get("link") != null) {
            return letter.details().get("link");
        }
        var link = trackingLinks.create(letter.workOrder()).url();
        var details = new HashMap<>(letter.details());
        details.put("link", link);
        outbox.rewrite(claimed.id(), new Letter(letter.kind(), letter.workOrder(), letter.to(), details));
        return link;
    }

    /// The contact behind this address, if it has an account that is not shut out.
    private Optional<Caller> account(String email, WorkOrderFacts order) {
        return sql.one(
                "select c.id, c.site_id from contact c left join account a on a.subject = c.subject"
                        + " where c.customer_id = ? and c.email = ? and c.subject is not null and a.disabled_at is null limit 1",
                row -> new Caller(
                        Caller.Kind.CUSTOMER,
                        null,
                        null,
                        Set.of(Roles.CUSTOMER),
                        order.contact().language(),
                        row.uuid(),
                        order.customer().id(),
                        row.uuid(),
                        null,
                        null,
                        null),
                order.customer().id(),
                email);
    }

    private record Person(UUID id, Letter.Recipient to, Set<String> roles) {}

    /// Those who are written to for this role, with all roles they have: as their account has them, or as they shall once it
    /// was used. Nobody who is shut out.
    private List<Person> staff(String role) {
        return sql.list(
                "select s.id, s.name, s.email, s.language, coalesce(a.roles, nullif(s.roles, ''), s.role) from staff_member s"
                        + " left join account a on a.subject = s.subject"
                        + " where s.role = ? and s.email <> '' and a.disabled_at is null order by s.id",
                row -> new Person(row.uuid(), new Letter.Recipient(row.text(), row.text(), row.text()), Set.of(row.text().split(","))),
                role);
    }
}
