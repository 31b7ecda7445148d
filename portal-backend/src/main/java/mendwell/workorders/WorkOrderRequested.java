package mendwell.workorders;

import java.util.UUID;

/// A new order exists; fired in its transaction. @param trackingUrl opens it without an account.
public record WorkOrderRequested(UUID workOrder, String number, String trackingUrl) {}
