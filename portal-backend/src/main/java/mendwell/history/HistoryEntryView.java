package mendwell.history;

import java.time.Instant;
import java.util.List;
import mendwell.security.FieldChange;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// One record that somebody made, changed or deleted. What is done in one go has the same time and the same actor.
///
/// @param actorName as it was then; null for links and for what happens by itself
/// @param recordType what was changed, as the policy calls it: `workOrder`, `quoteLine`
/// @param about what the record is called, in fields that did not change: a quote's number
/// @param changes the fields that changed, as far as the caller may see them; there is at least one
@RecordType("historyEntry")
public record HistoryEntryView(
        Instant at,
        Actor actor,
        @Masked(Mask.NAME) @Nullable String actorName,
        Change change,
        String recordType,
        List<FieldChange> about,
        List<FieldChange> changes) {
    public enum Actor {
        PERSON,
        /// whoever holds the order's tracking link
        LINK,
        /// whoever scanned the code on the unit
        UNIT,
        VISITOR,
        SYSTEM
    }

    public enum Change {
        CREATED,
        CHANGED,
        DELETED
    }
}
