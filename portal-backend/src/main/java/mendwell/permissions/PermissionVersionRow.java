package mendwell.permissions;

import java.time.Instant;
import mendwell.security.RecordType;

/// A version in a list.
///
/// @param changes how many rules differ from the shipped ones; 0 also when the version cannot be read
@RecordType("permissionVersion")
public record PermissionVersionRow(int number, Instant at, String author, String note, int changes) {}
