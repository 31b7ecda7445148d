package mendwell.notifications;

/// What a mail is about; its words are `mail.<key>.…` in `words_*.properties`.
public enum MailKind {
    /// the request was received; with number and link
    ACKNOWLEDGEMENT("acknowledgement", Audience.CONTACT),
    /// an engineer is to come, and when
    DISPATCHED("dispatched", Audience.CONTACT),
    QUOTE_SENT("quote-sent", Audience.CONTACT),
    /// the one-time code before signing; detail `code`
    CODE("code", Audience.CONTACT),
    /// the report waits for the customer's signature
    REPORT_READY("report-ready", Audience.CONTACT),
    REPORT_SEALED("report-sealed", Audience.CONTACT),
    /// done: please rate
    DONE("done", Audience.CONTACT),
    /// somebody of ours wrote in the conversation
    MESSAGE("message", Audience.CONTACT),

    /// nobody accepted in time
    ESCALATION("escalation", Audience.SUPERVISORS),
    /// details `score`, `comment`
    LOW_RATING("low-rating", Audience.SUPERVISORS);

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

    MailKind(String key, Audience audience) {
        this.key = key;
        this.audience = audience;
    }
}
