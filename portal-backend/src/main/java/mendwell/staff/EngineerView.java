package mendwell.staff;

import java.util.List;
import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;

/// @param skills what they repair: product categories
/// @param openOrders orders given to them that are not over
@RecordType("engineer")
public record EngineerView(
        UUID id, @Masked(Mask.NAME) String name, String phone, String region, Grade grade, List<String> skills, int openOrders) {}
