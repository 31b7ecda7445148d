package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.access.Policies;
import mendwell.access.Roles;
import mendwell.access.Rotation;
import mendwell.access.Secrets;
import mendwell.audit.AuditTrail;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import mendwell.platform.Refusal;
import mendwell.platform.Sql;
import mendwell.security.Scope;

/// The verbs of subscriptions, for admins only.
@ApplicationScoped
@InTransaction
class Webhooks {
    private static final int MOST = 100;
    private static final int MOST_COUNTED = 100;
    /// An answer that was lost is asked for again soon, and then it must still hold the secret.
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(10);

    private final EntityManager entities;
    private final Sql sql;
    private final CurrentRequest request;
    private final Deliveries deliveries;
    private final AuditTrail audit;
    private final Policies policies;
    private final Secrets secrets;
    private final Clock clock;

    /// As many subscriptions as one product needs.
    static final class TooMany extends Refusal {
        TooMany() {
            super(409, "webhook/too-many", MOST);
        }
    }

    @Inject
    Webhooks(
            EntityManager entities,
            Sql sql,
            CurrentRequest request,
            Deliveries deliveries,
            AuditTrail audit,
            Policies policies,
            Secrets secrets,
            Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.request = request;
        this.deliveries = deliveries;
        this.audit = audit;
        this.policies = policies;
        this.secrets = secrets;
        this.clock = clock;
    }

    void requireAdmin() {
        request.requireStaff();
        if (!request.caller().has("admin")) {
            throw new Forbidden();
        }
    }

    /// Newest first.
    Page<WebhookView> page(Cursor after, int limit) {
        requireAdmin();
        var found = entities.createQuery(
                        "select w from Webhook w" + (after == null ? "" : " where w.id < :after") + " order by w.id desc", Webhook.class)
                .setMaxResults(limit + 1);
        if (after != null) {
            found.setParameter("after", after.id());
        }
        return Page.of(
                WebhookView.class,
                found.getResultList().stream().map(webhook -> view(webhook, null)).toList(),
                limit,
                webhook -> new Cursor(webhook.createdAt(), webhook.id()));
    }

    Answer<WebhookView> show(UUID id) {
        requireAdmin();
        var webhook = find(id);
        return Answer.of(view(webhook, null), webhook.version);
    }

    UUID add(NewWebhook wanted) {
        requireAdmin();
        requireSubscribable(wanted.events());
        requireStaffRoles(wanted.roles());
        if (sql.one("select count(*) from webhook", Sql.Row::integer).orElseThrow() >= MOST) {
            throw new TooMany();
        }
        var webhook = new Webhook(Ids.next(), wanted, sealed(WebhookSecret.fresh()), clock.instant());
        entities.persist(webhook);
        return webhook.id;
    }

    /// With its secret, as long as nothing has happened to it since.
    Answer<WebhookView> made(UUID id) {
        var webhook = find(id);
        entities.flush();
        var isNew = webhook.changedAt.equals(webhook.createdAt) && webhook.createdAt.plus(ASKED_AGAIN).isAfter(clock.instant());
        return Answer.created(view(webhook, isNew ? secret(webhook) : null), webhook.version, "webhooks/" + id);
    }

    Answer<WebhookView> change(UUID id, Patch<WebhookChange> patch) {
        var webhook = forChange(id);
        patch.applyRequired("name", WebhookChange::name, name -> {
            if (name.isBlank()) {
                throw BadInput.at("/name", "required");
            }
            webhook.name = name.strip();
        });
        patch.applyRequired("url", WebhookChange::url, url -> webhook.url = url);
        patch.applyRequired("events", WebhookChange::events, events -> {
            requireSubscribable(events);
            webhook.wants(events);
        });
        patch.applyRequired("roles", WebhookChange::roles, roles -> {
            requireStaffRoles(roles);
            webhook.seesAs(roles);
        });
        patch.applyRequired("enabled", WebhookChange::enabled, enabled -> {
            webhook.enable(enabled);
            deliveries.backlog().wakeAfterCommit(); // for what has waited
        });
        webhook.changedAt = clock.instant();
        return shown(webhook, null);
    }

    Answer<WebhookView> replaceSecret(UUID id) {
        var webhook = forChange(id);
        var fresh = WebhookSecret.fresh();
        webhook.replaceSecret(sealed(fresh), clock.instant());
        return shown(webhook, fresh.text());
    }

    /// As it was.
    Answer<WebhookView> remove(UUID id) {
        var webhook = forChange(id);
        var before = Answer.of(view(webhook, null));
        entities.remove(webhook); // its deliveries are swept
        return before;
    }

    Answer<WebhookDeliveryView> test(UUID id) {
        requireAdmin();
        find(id);
        return Answer.of(deliveries.find(deliveries.add(id, EventKind.TEST, null, null, "")).orElseThrow());
    }

    Page<WebhookDeliveryView> deliveries(UUID id, DeliveryState state, Cursor after, int limit) {
        requireAdmin();
        find(id);
        return deliveries.page(id, state, after, limit);
    }

    Answer<WebhookDeliveryView> replay(UUID delivery) {
        requireAdmin();
        var found = deliveries.find(delivery).orElseThrow(NotFound::new);
        find(found.webhookId());
        deliveries.replay(delivery);
        audit.record(AuditTrail.Action.UPDATE, "webhook", found.webhookId().toString(), found.workOrderId(), Map.of("replayed", delivery.toString()));
        return Answer.of(deliveries.find(delivery).orElseThrow());
    }

    /// A piece of a replay, of those that ended before it began.
    /// @return how many; less than [Deliveries#PIECE] when there are no more
    int replay(UUID id, Instant since, boolean delivered, Instant began) {
        requireAdmin();
        find(id);
        var count = deliveries.replay(id, since, delivered, began);
        audit.record(AuditTrail.Action.UPDATE, "webhook", id.toString(), null, Map.of("replayed_since", since.toString(), "replayed", count));
        return count;
    }

    /// The receiver said so; nobody asked by hand. Several answers may say it at once: the first counts.
    /// @param url that was asked; another one counts no more
    void isGone(UUID id, String url) {
        sql.one("select 1 from webhook where id = ? for update", Sql.Row::integer, id); // before it is read
        var webhook = entities.find(Webhook.class, id);
        if (webhook != null && webhook.enabled && webhook.url.equals(url)) {
            webhook.isGone(clock.instant());
        }
    }

    void renew(@Observes Rotation rotation) {
        for (var webhook : entities.createQuery("select w from Webhook w", Webhook.class).getResultList()) {
            webhook.secret = secrets.renewed(webhook.secret);
            webhook.secretBefore = webhook.isSecretBeforeGood(clock.instant()) ? secrets.renewed(webhook.secretBefore) : null;
        }
    }

    // ---- parts

    private Webhook find(UUID id) {
        var webhook = entities.find(Webhook.class, id);
        if (webhook == null) {
            throw new NotFound();
        }
        return webhook;
    }

    private Webhook forChange(UUID id) {
        requireAdmin();
        var webhook = find(id);
        request.requireVersion(webhook.version);
        return webhook;
    }

    private Answer<WebhookView> shown(Webhook webhook, String secret) {
        entities.flush();
        return Answer.of(view(webhook, secret), webhook.version);
    }

    private WebhookView view(Webhook webhook, String secret) {
        return new WebhookView(
                webhook.id,
                webhook.name,
                webhook.url,
                webhook.events(),
                List.copyOf(webhook.roles()),
                policies.inForce().viewFor(webhook.roles()).scopes("workOrder").contains(Scope.ALL),
                webhook.enabled,
                webhook.goneAt,
                secret,
                webhook.isSecretBeforeGood(clock.instant()) ? webhook.secretBeforeUntil : null,
                count(webhook.id, DeliveryState.DEAD),
                count(webhook.id, DeliveryState.WAITING),
                webhook.createdAt,
                webhook.changedAt);
    }

    private int count(UUID webhook, DeliveryState state) {
        return sql.one(
                        "select count(*) from (select 1 from webhook_delivery where webhook_id = ? and state = ? limit ?) some",
                        Sql.Row::integer,
                        webhook,
                        state,
                        MOST_COUNTED)
                .orElseThrow();
    }

    private byte[] sealed(WebhookSecret secret) {
        return secrets.encrypt(secret.text());
    }

    private String secret(Webhook webhook) {
        return secrets.decrypt(webhook.secret).orElse(null);
    }

    private static void requireSubscribable(Collection<EventKind> events) {
        if (events.contains(EventKind.TEST)) {
            throw BadInput.at("/events", "wrong-type");
        }
    }

    private static void requireStaffRoles(Collection<String> roles) {
        if (!Roles.STAFF.containsAll(roles)) {
            throw BadInput.at("/roles", "wrong-type");
        }
    }
}
