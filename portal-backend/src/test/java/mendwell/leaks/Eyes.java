package mendwell.leaks;

import java.util.Set;
import mendwell.security.Access;
import mendwell.security.FieldView;

/// One caller's eyes.
/// @param orders the orders it sees
/// @param customer the customer it belongs to; null for staff and visitors
/// @param person its own row; null for links and visitors
/// @param taken the record types that are looked at as files: only what may be taken along counts, and nothing of other
///     types; empty for all that is shown
record Eyes(Caller caller, FieldView fields, Set<String> orders, String customer, String person, Set<String> taken) {
    Access access(String type, String field) {
        // what somebody may ask by decides which records are in a file, whether or not it is in the file itself
        var counts = taken.isEmpty() || fields.mayExport(type, field) || fields.mayMatch(type, field) || fields.mayRange(type, field);
        return counts ? fields.access(type, field) : Access.HIDDEN;
    }

    boolean looksAt(String field) {
        return taken.isEmpty() || taken.contains(field.substring(0, field.indexOf('.')));
    }
}
