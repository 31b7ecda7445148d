package mendwell.permissions;

import java.time.Instant;
import mendwell.security.RecordType;

/// @param changes how many rules differ from the shipped ones
/// @param text the changes as text (YAML), as they can be imported again
@RecordType("permissionVersion")
public record PermissionVersionView(int number, Instant at, String author, String note, int changes, String text) {}
