package mendwell.notifications;

import java.util.List;
import mendwell.security.FieldView;

/// What a mail is about; its words are `mail.<key>.…` in `words_*.properties`.
public enum MailKind {
    /// the request was received; with number and link
    ACKNOWLEDGEMENT("acknowledgement", Audience.CONTACT),
    /// an engineer is to come, and when
    DISPATCHED("dispatched", Audience.CONTACT, "workOrder.status"),
    QUOTE_SENT("quote-sent", Audience.CONTACT, "workOrder.quotes"),
    /// the one-time code before signing; detail `code`
    CODE("code", Audience.CONTACT),
    /// the report waits for the customer's signature
    REPORT_READY("report-ready", Audience.CONTACT, "workOrder.report"),
    REPORT_SEALED("report-sealed", Audience.CONTACT, "workOrder.report", "report.signedAt"),
    /// done: please rate
    DONE("done", Audience.CONTACT, "workOrder.status"),
    /// somebody of ours wrote in the conversation
    MESSAGE("message", Audience.CONTACT, "message.id", "message.at"),

    /// nobody accepted in time
    ESCALATION("escalation", Audience.SUPERVISORS, "workOrder.escalated"),
    /// details `score`, `comment`
    LOW_RATING("low-rating", Audience.SUPERVISORS, "workOrder.rating", "rating.score");

    enum Audience {
        CONTACT(null),
        SUPERVISORS("supervisor");

        /// of the staff members who get it; null for the order's contact
        final String role;

        Audience(String role) {
            this.role = role;
        }
    }

    final String key;
    final Audience audience;

    /// Who gets it learns these fields; none for what the reader asked for.
    private final List<String> tells;

    MailKind(String key, Audience audience, String... tells) {
        this.key = key;
        this.audience = audience;
        this.tells = List.of(tells);
    }

    /// May they know of the occasion?
    boolean isFor(FieldView eyes) {
        return tells.stream().allMatch(eyes::sees);
    }
}
