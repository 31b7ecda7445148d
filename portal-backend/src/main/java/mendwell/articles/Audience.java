package mendwell.articles;

import java.util.EnumSet;
import java.util.Set;
import mendwell.access.Caller;

/// Whom an article is for; each is also for those named after it.
public enum Audience {
    PUBLIC,
    /// customers who are logged in or hold a link
    CUSTOMER,
    STAFF;

    static Set<Audience> of(Caller caller) {
        return switch (caller.kind()) {
            case STAFF, SYSTEM -> EnumSet.allOf(Audience.class);
            case CUSTOMER, TRACKING, UNIT -> EnumSet.of(PUBLIC, CUSTOMER);
            case VISITOR -> EnumSet.of(PUBLIC);
        };
    }
}
