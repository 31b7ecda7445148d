package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Hash;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;

/// The chain of events of each document. An event's hash covers its own data and the hash of the event before it, so a
/// row that was changed, taken out or put in between breaks the chain at that place.
@ApplicationScoped
@InTransaction
public class DocumentEvents {
    private static final byte[] NONE = new byte[32];

    public enum Kind {
        CREATED,
        SENT,
        SUPERSEDED,
        VIEWED,
        CODE_SENT,
        CODE_FAILED,
        IDENTIFIED,
        CONSENTED,
        SIGNED,
        REJECTED,
        CHANGE_ASKED,
        SEALED
    }

    /// @param payloadHash SHA-256 of the payload's UTF-8 bytes
    /// @param previousHash hash of the event before; zeros for the first
    public record Event(int sequence, Kind kind, String actor, Instant at, String payload, byte[] payloadHash, byte[] previousHash) {
        /// What the next event's `previousHash` must be.
        public byte[] hash() {
            return Hash.sha256(String.join(
                    "\n",
                    Integer.toString(sequence),
                    kind.name(),
                    actor,
                    at.toString(),
                    HexFormat.of().formatHex(payloadHash),
                    HexFormat.of().formatHex(previousHash)));
        }
    }

    private final Sql sql;
    private final CurrentRequest request;
    private final Clock clock;

    @Inject
    DocumentEvents(Sql sql, CurrentRequest request, Clock clock) {
        this.sql = sql;
        this.request = request;
        this.clock = clock;
    }

    /// Adds an event. Two at once can't both follow the same one: the second finds the sequence taken, and its
    /// transaction is tried again.
    /// @param payload what belongs to it, as text; never a secret
    public void add(UUID document, Kind kind, String payload) {
        add(document, kind, payload, last(document));
    }

    /// The same, unless the last event says just that: looking again and again is one look, and not a thousand lines of
    /// evidence.
    public void addOnce(UUID document, Kind kind, String payload) {
        var last = last(document);
        if (last.filter(event -> event.kind() == kind && event.actor().equals(actor()) && event.payload().equals(payload)).isEmpty()) {
            add(document, kind, payload, last);
        }
    }

    private Optional<Event> last(UUID document) {
        return sql.one(SELECT + " order by sequence desc limit 1 for update", DocumentEvents::event, document);
    }

    private String actor() {
        var caller = request.caller();
        return caller.name() == null ? caller.kind().name() : caller.name();
    }

    private void add(UUID document, Kind kind, String payload, Optional<Event> last) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.update(
                "insert into document_event(subject_id, sequence, kind, actor, at, payload, payload_hash, previous_hash) values (?,?,?,?,?,?,?,?)",
                document,
                last.map(Event::sequence).orElse(0) + 1,
                kind,
                actor(),
                at,
                payload,
                Hash.sha256(payload),
                last.map(Event::hash).orElse(NONE));
    }

    /// All events of a document, first to last.
    public List<Event> of(UUID document) {
        return sql.list(SELECT + " order by sequence", DocumentEvents::event, document);
    }

    /// The sequence at which the chain does not hold: of an event that is missing, or is not what it was when the next
    /// one was added. 0 when the chain is whole.
    public static int broken(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.sequence() != i + 1) {
                return i + 1;
            }
            if (!Arrays.equals(event.payloadHash(), Hash.sha256(event.payload()))) {
                return event.sequence();
            }
            if (!Arrays.equals(event.previousHash(), i == 0 ? NONE : events.get(i - 1).hash())) {
                // When the next event confirms this one, what this one says of the event before it is true.
                boolean confirmed = i + 1 == events.size() || Arrays.equals(events.get(i + 1).previousHash(), event.hash());
                return i > 0 && confirmed ? event.sequence() - 1 : event.sequence();
            }
        }
        return 0;
    }

    /// The same for a sealed document, whose chain must tell of the sealing.
    /// @param sealed SHA-256 of the sealed file
    static int broken(List<Event> events, byte[] sealed) {
        var broken = broken(events);
        var payload = HexFormat.of().formatHex(sealed);
        boolean tells = events.stream().anyMatch(event -> event.kind() == Kind.SEALED && event.payload().equals(payload));
        return broken == 0 && !tells ? events.size() + 1 : broken;
    }

    private static final String SELECT =
            "select sequence, kind, actor, at, payload, payload_hash, previous_hash from document_event where subject_id = ?";

    private static Event event(Sql.Row row) throws java.sql.SQLException {
        return new Event(
                row.integer(), row.value(Kind.class), row.text(), row.instant(), row.text(), row.bytes(), row.bytes());
    }
}
