package mendwell.equipment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import mendwell.customers.ContractSummary;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// A unit with where it stands, what covers it and what is being repaired on it.
///
/// @param contract null when the unit is under none
/// @param openOrders newest first, at most 20
/// @param scanUrl what the unit's QR code says; whoever has it can report faults
@RecordType("equipment")
public record EquipmentView(
        UUID id,
        String serial,
        String model,
        String productNameZh,
        String productNameEn,
        String category,
        @Nullable LocalDate purchasedOn,
        Warranty warranty,
        @Nullable LocalDate warrantyUntil,
        CustomerSummary customer,
        SiteView site,
        @Nullable ContractSummary contract,
        List<OpenOrder> openOrders,
        String scanUrl) {}
