package mendwell.customers;

import java.time.LocalDate;
import mendwell.security.RecordType;

/// The service contract a unit is under.
///
/// @param endsOn the last day
/// @param responseMinutes until somebody answers
/// @param resolutionMinutes until the fault is gone
@RecordType("contract")
public record ContractSummary(String number, String name, LocalDate endsOn, int responseMinutes, int resolutionMinutes) {}
