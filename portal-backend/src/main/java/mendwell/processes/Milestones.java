package mendwell.processes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.UUID;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrders;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/// Tells work orders where their process stands: a task's id is the status, an end's id says how it ended. An error here
/// rolls the move back.
@ApplicationScoped
class Milestones implements FlowableEventListener {
    /// Transient variable of a move: what the customer should read with the new status.
    static final String TEXT = "text";

    private final WorkOrders workOrders;

    @Inject
    Milestones(WorkOrders workOrders) {
        this.workOrders = workOrders;
    }

    @Override
    @ActivateRequestContext
    public void onEvent(FlowableEvent event) {
        var task = (TaskEntity) ((FlowableEngineEntityEvent) event).getEntity();
        var execution = CommandContextUtil.getExecutionEntityManager().findById(task.getExecutionId());
        workOrders.arrive(
                UUID.fromString(execution.getProcessInstanceBusinessKey()),
                Status.valueOf(task.getTaskDefinitionKey()),
                (String) execution.getTransientVariable(TEXT));
    }

    /// Called from the process when it reaches an end.
    @ActivateRequestContext
    public void over(DelegateExecution execution) {
        var how = switch (execution.getCurrentActivityId()) {
            case "closed" -> Status.CLOSED;
            case "rejected" -> Status.REJECTED;
            case "cancelled" -> Status.CANCELLED;
            default -> throw new IllegalStateException("The process ends at " + execution.getCurrentActivityId());
        };
        workOrders.arrive(
                UUID.fromString(execution.getProcessInstanceBusinessKey()), how, (String) execution.getVariable(TEXT));
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }

    @Override
    public boolean isFireOnTransactionLifecycleEvent() {
        return false;
    }

    @Override
    public String getOnTransaction() {
        return null;
    }
}
