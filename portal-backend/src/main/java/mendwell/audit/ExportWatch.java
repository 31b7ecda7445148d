package mendwell.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import mendwell.access.ExportBegun;
import mendwell.access.ExportEnded;
import mendwell.audit.AuditTrail.Action;
import mendwell.platform.InTransaction;

/// Who took records along: a row before the first of them leaves, and one that says how many they were.
@ApplicationScoped
class ExportWatch {
    private final AuditTrail audit;

    @Inject
    ExportWatch(AuditTrail audit) {
        this.audit = audit;
    }

    @InTransaction
    void begun(@Observes ExportBegun export) {
        audit.record(
                Action.INSERT,
                "export",
                export.id().toString(),
                null,
                Map.of("records", export.recordType(), "format", export.format().word(), "fields", export.fields(), "asked", export.asked()));
    }

    @InTransaction
    void ended(@Observes ExportEnded export) {
        audit.record(
                Action.UPDATE,
                "export",
                export.id().toString(),
                null,
                Map.of("rows", Arrays.asList(null, export.rows()), "whole", Arrays.asList(null, export.whole())));
    }
}
