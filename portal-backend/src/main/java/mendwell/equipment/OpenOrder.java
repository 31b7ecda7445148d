package mendwell.equipment;

import java.time.Instant;
import java.util.UUID;
import mendwell.security.RecordType;
import mendwell.workorders.Status;

/// A repair that is not over yet.
@RecordType("openOrder")
public record OpenOrder(UUID id, String number, Status status, Instant createdAt) {}
