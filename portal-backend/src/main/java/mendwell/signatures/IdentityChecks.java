package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Hash;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Refusal;
import mendwell.platform.Sql;
import mendwell.platform.Sweep;
import mendwell.security.Mask;
import mendwell.workorders.WorkOrderFacts;

/// Is the one who signs the one we know? Somebody logged in is; the holder of a link proves it with a code that goes to
/// the order's contact, so a forwarded link alone can't sign.
@ApplicationScoped
public class IdentityChecks {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final Duration STAYS = Duration.ofMinutes(30);
    /// Longer than any rule here looks back; what happened stays in the document's events.
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int ATTEMPTS = 5;
    private static final int CODES_AN_HOUR = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Too many codes were asked for.
    static final class TooManyCodes extends Refusal {
        TooManyCodes() {
            super(429, "signing/too-many-codes");
        }
    }

    private record Check(UUID id, byte[] codeHash, String sentTo, Instant passedAt) {}

    private final Sql sql;
    private final CurrentRequest request;
    private final DocumentEvents events;
    private final Clock clock;
    private final Event<IdentityCodeIssued> issued;

    @Inject
    IdentityChecks(Sql sql, CurrentRequest request, DocumentEvents events, Clock clock, Event<IdentityCodeIssued> issued) {
        this.sql = sql;
        this.request = request;
        this.events = events;
        this.clock = clock;
        this.issued = issued;
    }

    /// Must this caller still enter a code before signing?
    @InTransaction
    public boolean needed(UUID document) {
        return request.caller().kind() == Caller.Kind.TRACKING && passed(document) == null;
    }

    /// Sends a fresh code to the order's contact; earlier ones of the same link are dead.
    @InTransaction
    public IdentityCheckView issue(UUID document, WorkOrderFacts order) {
        var email = order.contact().email();
        if (email == null) {
            throw new NoWayToIdentify();
        }
        var now = clock.instant();
        var lately = sql.one(
                        "select count(*) from identity_check where quote_id = ? and created_at > ?",
                        Sql.Row::integer,
                        document,
                        now.minus(Duration.ofHours(1)))
                .orElse(0);
        if (lately >= CODES_AN_HOUR) {
            throw new TooManyCodes();
        }
        var id = Ids.next();
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        sql.update(
                "insert into identity_check(id, quote_id, caller, code_hash, sent_to, created_at, expires_at) values (?,?,?,?,?,?,?)",
                id,
                document,
                holder(),
                Hash.sha256(id + code),
                email,
                now,
                now.plus(VALID));
        issued.fire(new IdentityCodeIssued(id, order.id(), email, code, order.contact().language()));
        events.add(document, DocumentEvents.Kind.CODE_SENT, Mask.EMAIL.of(email));
        return new IdentityCheckView(Mask.EMAIL.of(email), now.plus(VALID));
    }

    /// Tries a code. A wrong try must stay counted, so refuse the request only after this transaction is over.
    /// @return whether the caller is identified afterwards
    @InTransaction
    public boolean pass(UUID document, String code) {
        if (!needed(document)) {
            return true;
        }
        var check = latest(document);
        // Counted before it is looked at, so that many tries at once are no more than as many one after the other.
        if (check == null || code == null || !countTry(check)) {
            return false;
        }
        if (MessageDigest.isEqual(check.codeHash(), Hash.sha256(check.id() + code.strip()))) {
            sql.update("update identity_check set passed_at = ? where id = ?", clock.instant(), check.id());
            events.add(document, DocumentEvents.Kind.IDENTIFIED, Mask.EMAIL.of(check.sentTo()));
            return true;
        }
        events.add(document, DocumentEvents.Kind.CODE_FAILED, Mask.EMAIL.of(check.sentTo()));
        return false;
    }

    private boolean countTry(Check check) {
        return sql.update(
                        "update identity_check set attempts = attempts + 1 where id = ? and attempts < ? and expires_at > ?",
                        check.id(),
                        ATTEMPTS,
                        clock.instant())
                == 1;
    }

    /// The masked address whose owner this caller has proved to be; null when not proved by a code.
    @InTransaction
    public String passed(UUID document) {
        var check = latest(document);
        return check != null && check.passedAt() != null && check.passedAt().plus(STAYS).isAfter(clock.instant())
                ? Mask.EMAIL.of(check.sentTo())
                : null;
    }

    void forgetOld(@Observes Sweep sweep) {
        sweep.forget("delete from identity_check where expires_at < ?", clock.instant().minus(KEPT));
    }

    private Check latest(UUID document) {
        return sql.one(
                        "select id, code_hash, sent_to, passed_at from identity_check"
                                + " where quote_id = ? and caller = ? order by created_at desc, id desc limit 1",
                        row -> new Check(row.uuid(), row.bytes(), row.text(), row.instant()),
                        document,
                        holder())
                .orElse(null);
    }

    /// A code counts for the link it was entered with: another link of the order may be in other hands.
    private String holder() {
        var caller = request.caller();
        return caller.kind() == Caller.Kind.TRACKING ? "link:" + caller.link() : caller.key();
    }
}
