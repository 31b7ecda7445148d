package mendwell.processes;

import java.util.UUID;

/// An order was given to an engineer who did not answer in time; fired in the timer's transaction.
public record NobodyAccepted(UUID workOrder) {}
