package mendwell.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mendwell.access.Caller;
import mendwell.access.Policies;
import mendwell.access.Secrets;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.security.FieldView;
import mendwell.security.Projection;
import mendwell.workorders.Status;
import mendwell.workorders.VisibleOrders;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes and signs bodies: with what the order is now, and what the subscription's roles may see of it now.
@ApplicationScoped
@InTransaction
class Envelopes {
    private static final JsonFactory JSON = new JsonFactory();

    private final EntityManager entities;
    private final WorkOrders workOrders;
    private final VisibleOrders visible;
    private final Policies policies;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    Envelopes(EntityManager entities, WorkOrders workOrders, VisibleOrders visible, Policies policies, Secrets secrets, Clock clock) {
        this.entities = entities;
        this.workOrders = workOrders;
        this.visible = visible;
        this.policies = policies;
        this.secrets = secrets;
        this.clock = clock;
    }

    record Envelope(String url, Map<String, String> headers, byte[] body) {}

    /// The subscription's secret was encrypted with a key that we no longer have.
    static final class SecretUnreadable extends RuntimeException {}

    /// Empty when the roles may not know of it.
    /// @throws NotFound when the subscription or the order is gone
    Optional<Envelope> of(Deliveries.Claimed delivery) {
        var webhook = entities.find(Webhook.class, delivery.webhook());
        if (webhook == null) {
            throw new NotFound();
        }
        var eyes = policies.inForce().viewFor(webhook.roles());
        return body(delivery, webhook, eyes).map(body -> new Envelope(webhook.url, headers(delivery, webhook, body), body));
    }

    private Optional<byte[]> body(Deliveries.Claimed delivery, Webhook webhook, FieldView eyes) {
        if (delivery.event() == EventKind.TEST) {
            return Optional.of(written(delivery, EventView.TEST, eyes));
        }
        var order = workOrders.factsFor(delivery.workOrder());
        var engineer = order.engineer() == null ? null : order.engineer().id();
        if (!visible.shows(Caller.ofStaff(webhook.roles()), order.id(), order.customer().id(), engineer)) {
            return Optional.empty();
        }
        return seen(delivery, order, eyes).map(view -> written(delivery, view, eyes));
    }

    /// Empty when all of what happened is hidden from these eyes.
    private static Optional<EventView> seen(Deliveries.Claimed delivery, WorkOrderFacts facts, FieldView eyes) {
        if (!delivery.event().isFor(eyes)) {
            return Optional.empty();
        }
        var order = order(facts);
        var words = List.of(delivery.detail().split(" "));
        return switch (delivery.event()) {
            case STATUS_CHANGED -> Optional.of(new EventView(order, at(words.getFirst()), at(words.getLast()), List.of(), null));
            case ORDER_CHANGED -> {
                var changed = words.stream().filter(field -> eyes.sees("workOrder." + field)).toList();
                yield changed.isEmpty() ? Optional.empty() : Optional.of(new EventView(order, null, null, changed, null));
            }
            case LOG_WRITTEN -> delivery.detail().equals(Occasions.INTERNAL) && !eyes.sees("timelineEntry.internal")
                    ? Optional.empty()
                    : Optional.of(new EventView(order, null, null, List.of(), delivery.subject()));
            case ORDER_REQUESTED, ORDER_ESCALATED, ORDER_CLOSED, MESSAGE_WRITTEN, QUOTE_SENT, QUOTE_DECIDED, REPORT_SIGNED, ORDER_RATED, TEST ->
                Optional.of(new EventView(order, null, null, List.of(), delivery.subject()));
        };
    }

    private static byte[] written(Deliveries.Claimed delivery, EventView view, FieldView eyes) {
        var out = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", delivery.event().type);
            json.writeStringProperty("timestamp", delivery.at().truncatedTo(ChronoUnit.MILLIS).toString());
            Projection.members(json, view, eyes);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /// As the specification "Standard Webhooks" says.
    private Map<String, String> headers(Deliveries.Claimed delivery, Webhook webhook, byte[] body) {
        var now = clock.instant();
        var id = "msg_" + delivery.id();
        var signatures = secret(webhook.secret).sign(id, now.getEpochSecond(), body);
        if (webhook.isSecretBeforeGood(now)) {
            signatures += " " + secret(webhook.secretBefore).sign(id, now.getEpochSecond(), body);
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put("webhook-signature", signatures);
        return headers;
    }

    private WebhookSecret secret(byte[] sealed) {
        return secrets.decrypt(sealed).map(WebhookSecret::new).orElseThrow(SecretUnreadable::new);
    }

    private static EventView.At at(String status) {
        return new EventView.At(Status.valueOf(status));
    }

    private static EventView.Order order(WorkOrderFacts order) {
        var unit = order.unit();
        var customer = order.customer();
        var site = order.site();
        var engineer = order.engineer();
        return new EventView.Order(
                order.id(),
                order.number(),
                order.status(),
                order.urgency(),
                order.priority(),
                order.serviceType(),
                order.summary(),
                order.promisedFrom(),
                order.promisedUntil(),
                order.pausedReason(),
                order.pausedUntil(),
                order.isEscalated(),
                order.closedReason(),
                order.createdAt(),
                order.changedAt(),
                order.closedAt(),
                new EventView.Unit(unit.id(), unit.serial(), unit.model()),
                new CustomerSummary(customer.id(), customer.name(), CustomerLevel.valueOf(customer.level())),
                new SiteView(site.id(), site.name(), site.address(), site.region(), site.latitude(), site.longitude()),
                engineer == null ? null : new EventView.Engineer(engineer.id(), engineer.name(), engineer.phone()));
    }
}
