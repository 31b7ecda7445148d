package mendwell.webhooks;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.TreeSet;
import mendwell.processes.NobodyAccepted;
import mendwell.quotes.QuoteDecided;
import mendwell.quotes.QuoteSent;
import mendwell.ratings.Rated;
import mendwell.reports.ReportSigned;
import mendwell.workorders.LogWritten;
import mendwell.workorders.MessageWritten;
import mendwell.workorders.WorkOrderArrived;
import mendwell.workorders.WorkOrderEdited;
import mendwell.workorders.WorkOrderRequested;

/// What happened that another program may want to know.
@ApplicationScoped
class Occasions {
    /// The detail of a log entry that is for staff only.
    static final String INTERNAL = "internal";

    /// Before others act on it: what follows from it is told after it.
    private static final int FIRST = Interceptor.Priority.LIBRARY_BEFORE;

    private final Deliveries deliveries;

    @Inject
    Occasions(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void on(@Observes @Priority(FIRST) WorkOrderRequested event) {
        deliveries.publish(EventKind.ORDER_REQUESTED, event.workOrder(), null, "");
    }

    void on(@Observes @Priority(FIRST) WorkOrderArrived event) {
        if (event.from() == event.to()) {
            return; // an order that has just been requested
        }
        deliveries.publish(EventKind.STATUS_CHANGED, event.workOrder(), null, event.from() + " " + event.to());
        if (event.to().isOver()) {
            deliveries.publish(EventKind.ORDER_CLOSED, event.workOrder(), null, "");
        }
    }

    void on(@Observes @Priority(FIRST) WorkOrderEdited event) {
        deliveries.publish(EventKind.ORDER_CHANGED, event.workOrder(), null, String.join(" ", new TreeSet<>(event.fields())));
    }

    void on(@Observes @Priority(FIRST) NobodyAccepted event) {
        deliveries.publish(EventKind.ORDER_ESCALATED, event.workOrder(), null, "");
    }

    void on(@Observes @Priority(FIRST) MessageWritten event) {
        deliveries.publish(EventKind.MESSAGE_WRITTEN, event.workOrder(), event.message(), "");
    }

    void on(@Observes @Priority(FIRST) LogWritten event) {
        deliveries.publish(EventKind.LOG_WRITTEN, event.workOrder(), event.entry(), event.internal() ? INTERNAL : "");
    }

    void on(@Observes @Priority(FIRST) QuoteSent event) {
        deliveries.publish(EventKind.QUOTE_SENT, event.workOrder(), event.quote(), "");
    }

    void on(@Observes @Priority(FIRST) QuoteDecided event) {
        deliveries.publish(EventKind.QUOTE_DECIDED, event.workOrder(), event.quote(), "");
    }

    void on(@Observes @Priority(FIRST) ReportSigned event) {
        deliveries.publish(EventKind.REPORT_SIGNED, event.workOrder(), null, "");
    }

    void on(@Observes @Priority(FIRST) Rated event) {
        deliveries.publish(EventKind.ORDER_RATED, event.workOrder(), null, "");
    }
}
