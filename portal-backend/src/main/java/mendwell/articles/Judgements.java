package mendwell.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Secrets;
import mendwell.audit.AuditTrail;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Sql;

/// What readers say of articles: each once of an article, and not of many in a row.
@ApplicationScoped
class Judgements {
    private static final int AN_HOUR = 20;

    private final Articles articles;
    private final Sql sql;
    private final AuditTrail audit;
    private final CurrentRequest request;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    Judgements(Articles articles, Sql sql, AuditTrail audit, CurrentRequest request, Secrets secrets, Clock clock) {
        this.articles = articles;
        this.sql = sql;
        this.audit = audit;
        this.request = request;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// @throws NotFound when there is no such article for this reader
    /// @throws JudgementRefused the second time (409), or when the reader judges article after article (429)
    @InTransaction
    UUID judge(UUID article, NewFeedback feedback) {
        articles.article(article);
        var reader = reader();
        var now = clock.instant();
        var lately = sql.one(
                        "select count(*) from article_feedback where reader = ? and at > ?",
                        Sql.Row::integer,
                        reader,
                        now.minus(Duration.ofHours(1)))
                .orElseThrow();
        if (lately >= AN_HOUR) {
            throw JudgementRefused.tooMany();
        }
        var id = Ids.next();
        var added = sql.update(
                "insert ignore into article_feedback(id, article_id, solved, comment, caller, reader, at) values (?, ?, ?, ?, ?, ?, ?)",
                id,
                article,
                feedback.solved(),
                feedback.comment(),
                request.caller().key(),
                reader,
                now);
        if (added == 0) {
            throw JudgementRefused.already();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("article_id", article.toString());
        values.put("solved", feedback.solved());
        if (feedback.comment() != null) {
            values.put("comment", feedback.comment());
        }
        audit.record(AuditTrail.Action.INSERT, "article_feedback", id.toString(), null, values);
        return id;
    }

    /// Tells readers apart without saying who they are: a person, the holders of an order's links, or an address on one
    /// day. Not a plain hash, because there are too few addresses for one to hide them.
    private String reader() {
        var caller = request.caller();
        return secrets.derived("reader " + switch (caller.kind()) {
            case STAFF, CUSTOMER, TRACKING, SYSTEM -> caller.key();
            case UNIT, VISITOR -> request.address() + " " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        });
    }
}
