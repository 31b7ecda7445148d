package mendwell.access;

import java.time.Instant;
import java.util.UUID;
import mendwell.platform.Cursor;
import mendwell.security.Access;

/// The time that a list is sorted by before its ids: none for a caller who may not see it, because the order of a list and
/// the cursor of its pages tell it.
///
/// @param column the SQL to sort and compare by
public record SortKey(String column, boolean seen) {
    private static final String NONE = "timestamp'1970-01-01 00:00:00'";

    static SortKey of(Access access, String column) {
        return access == Access.HIDDEN ? new SortKey(NONE, false) : new SortKey(column, true);
    }

    public Cursor cursor(Instant time, UUID id) {
        return new Cursor(seen ? time : Instant.EPOCH, id);
    }
}
