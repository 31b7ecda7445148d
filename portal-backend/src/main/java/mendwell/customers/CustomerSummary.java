package mendwell.customers;

import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;

@RecordType("customer")
public record CustomerSummary(UUID id, @Masked(Mask.NAME) String name, CustomerLevel level) {}
