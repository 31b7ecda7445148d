package mendwell.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/// Where a check reads the log from: the tables themselves, or an export of them.
interface AuditCopy {
    /// Up to when it says what was there.
    Instant takenAt();

    /// In the order of their numbers.
    void seals(Consumer<AuditSeal> each) throws IOException;

    /// In the order of their ids.
    void rows(Consumer<AuditRow> each) throws IOException;
}
