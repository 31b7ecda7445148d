package mendwell.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.platform.Export;

/// Somebody takes records along: fired before the first byte leaves.
///
/// @param recordType of the records, as the policy names it
/// @param fields the columns
/// @param asked what stood behind the question mark
public record ExportBegun(UUID id, String recordType, Export.Format format, List<String> fields, Map<String, List<String>> asked) {}
