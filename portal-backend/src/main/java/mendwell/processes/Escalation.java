package mendwell.processes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import mendwell.workorders.WorkOrders;
import org.flowable.engine.delegate.DelegateExecution;

/// The process's timer for an engineer's answer ran out.
@ApplicationScoped
class Escalation {
    private final WorkOrders workOrders;
    private final Event<NobodyAccepted> nobodyAccepted;

    @Inject
    Escalation(WorkOrders workOrders, Event<NobodyAccepted> nobodyAccepted) {
        this.workOrders = workOrders;
        this.nobodyAccepted = nobodyAccepted;
    }

    @ActivateRequestContext
    public void raise(DelegateExecution execution) {
        var order = UUID.fromString(execution.getProcessInstanceBusinessKey());
        workOrders.escalate(order);
        nobodyAccepted.fire(new NobodyAccepted(order));
    }
}
