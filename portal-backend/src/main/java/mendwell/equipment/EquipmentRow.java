package mendwell.equipment;

import java.time.LocalDate;
import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// A unit in a list.
@RecordType("equipmentRow")
public record EquipmentRow(
        UUID id,
        String serial,
        String model,
        String productNameZh,
        String productNameEn,
        @Masked(Mask.NAME) String customerName,
        String siteName,
        Warranty warranty,
        @Nullable LocalDate warrantyUntil,
        int openOrders) {}
