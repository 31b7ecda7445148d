package mendwell.parts;

import java.util.UUID;
import mendwell.security.RecordType;

/// @param unit what is counted, such as `个` or `L`
/// @param priceMinor for customers, per unit, in the currency's smallest unit
/// @param costMinor what we pay
@RecordType("part")
public record PartView(
        UUID id, String number, String nameZh, String nameEn, String unit, long priceMinor, long costMinor, String currency, int stock) {}
