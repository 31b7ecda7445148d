package mendwell.webhooks;

import java.util.List;
import mendwell.security.FieldView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a subscription can be told of.
@Schema(name = "WebhookEvent")
public enum EventKind {
    ORDER_REQUESTED("work-order.requested", "workOrder.createdAt"),
    STATUS_CHANGED("work-order.status-changed", "workOrder.status"),
    /// somebody gave fields other values: urgency, priority, engineer, promised time, pause …
    ORDER_CHANGED("work-order.changed"),
    /// nobody accepted in time
    ORDER_ESCALATED("work-order.escalated", "workOrder.escalated"),
    /// closed, cancelled or rejected; it may be reopened
    ORDER_CLOSED("work-order.closed", "workOrder.status", "workOrder.closedAt"),
    MESSAGE_WRITTEN("message.written", "message.id", "message.at"),
    LOG_WRITTEN("log.written", "timelineEntry.id", "timelineEntry.at"),
    QUOTE_SENT("quote.sent", "workOrder.quotes", "quote.id", "quote.sentAt"),
    QUOTE_DECIDED("quote.decided", "workOrder.quotes", "quote.id", "quote.decidedAt"),
    REPORT_SIGNED("report.signed", "workOrder.report", "report.signedAt"),
    ORDER_RATED("work-order.rated", "workOrder.rating", "rating.ratedAt"),
    /// sent by hand, to see whether it arrives; nobody subscribes it
    TEST("webhook.test");

    /// What the body calls it. Programs depend on it: never change one.
    final String type;

    /// Who is told of it learns these fields.
    private final List<String> tells;

    EventKind(String type, String... tells) {
        this.type = type;
        this.tells = List.of(tells);
    }

    /// May they know that this happened?
    boolean isFor(FieldView eyes) {
        return tells.stream().allMatch(eyes::sees);
    }
}
