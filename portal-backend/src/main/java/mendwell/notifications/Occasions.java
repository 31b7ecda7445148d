package mendwell.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mendwell.platform.Ids;
import mendwell.processes.NobodyAccepted;
import mendwell.quotes.QuoteSent;
import mendwell.ratings.Rated;
import mendwell.reports.ReportSigned;
import mendwell.reports.ReportWritten;
import mendwell.signatures.IdentityCodeIssued;
import mendwell.workorders.ActorKind;
import mendwell.workorders.MessageWritten;
import mendwell.workorders.Status;
import mendwell.workorders.WorkOrderArrived;
import mendwell.workorders.WorkOrderRequested;

/// What happened that somebody should get a mail about.
@ApplicationScoped
class Occasions {
    private static final int LOW = 2;

    private final Outbox outbox;

    @Inject
    Occasions(Outbox outbox) {
        this.outbox = outbox;
    }

    void on(@Observes WorkOrderRequested event) {
        outbox.mail("requested:" + event.workOrder(), event.workOrder(), MailKind.ACKNOWLEDGEMENT, Map.of());
    }

    void on(@Observes WorkOrderArrived event) {
        if (event.to() == Status.DISPATCHED) {
            tell(event.workOrder(), MailKind.DISPATCHED);
        } else if (event.to() == Status.RATING) {
            tell(event.workOrder(), MailKind.DONE);
        }
    }

    void on(@Observes QuoteSent event) {
        tell(event.workOrder(), MailKind.QUOTE_SENT);
    }

    void on(@Observes IdentityCodeIssued event) {
        // To the address that was checked, whoever reads there: nobody is named.
        outbox.mail(
                "code:" + event.check(),
                event.workOrder(),
                MailKind.CODE,
                null,
                event.email(),
                event.language(),
                Map.of("code", event.code()));
    }

    void on(@Observes ReportWritten event) {
        tell(event.workOrder(), MailKind.REPORT_READY);
    }

    void on(@Observes ReportSigned event) {
        tell(event.workOrder(), MailKind.REPORT_SEALED);
    }

    void on(@Observes MessageWritten event) {
        if (event.author() == ActorKind.STAFF) {
            outbox.mail("message:" + event.message(), event.workOrder(), MailKind.MESSAGE, Map.of());
        }
    }

    void on(@Observes NobodyAccepted event) {
        tell(event.workOrder(), MailKind.ESCALATION);
    }

    void on(@Observes Rated event) {
        if (event.score() <= LOW) {
            var details = new HashMap<>(Map.of("score", String.valueOf(event.score())));
            if (event.comment() != null) {
                details.put("comment", event.comment());
            }
            outbox.mail("rated:" + Ids.next(), event.workOrder(), MailKind.LOW_RATING, details);
        }
    }

    /// May happen again to the same order, such as after a reopening: each time is a new letter.
    private void tell(UUID workOrder, MailKind kind) {
        outbox.mail(kind.key + ":" + Ids.next(), workOrder, kind, Map.of());
    }
}
