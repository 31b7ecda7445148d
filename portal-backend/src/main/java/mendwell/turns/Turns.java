package mendwell.turns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.platform.InTransaction;
import mendwell.workorders.WorkOrderFacts;
import mendwell.workorders.WorkOrders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asked before anything is done with an order: is it this caller's turn? Seeing an order is not enough.
@ApplicationScoped
@InTransaction
public class Turns {
    private final WorkOrders workOrders;
    private final CurrentRequest request;
    private final Clock clock;
    private final Duration grace;

    @Inject
    Turns(WorkOrders workOrders, CurrentRequest request, Clock clock, @ConfigProperty(name = "mendwell.reopen.grace") String grace) {
        this.workOrders = workOrders;
        this.request = request;
        this.clock = clock;
        this.grace = Duration.ofDays(Period.parse(grace).getDays());
    }

    /// What this caller may do with the order as it stands.
    public List<MoveKind> allowed(WorkOrderFacts order) {
        return rule(order).list();
    }

    /// @throws MoveRefused when it is not this caller's turn
    public WorkOrderFacts require(UUID id, MoveKind kind) {
        return require(workOrders.facts(id), kind);
    }

    /// @throws MoveRefused when it is not this caller's turn
    public WorkOrderFacts require(WorkOrderFacts order, MoveKind kind) {
        if (!allowed(order).contains(kind)) {
            throw new MoveRefused();
        }
        return order;
    }

    /// For changes that no move stands for: an engineer changes the orders it has, and no others that it sees. What others may
    /// change, the rights to the fields say.
    /// @throws MoveRefused to an engineer whose order it is not
    public void requireOwn(UUID id) {
        if (rule(workOrders.facts(id)).isOthers()) {
            throw new MoveRefused();
        }
    }

    private Allowed rule(WorkOrderFacts order) {
        return new Allowed(order, request.caller(), grace, clock.instant());
    }
}
