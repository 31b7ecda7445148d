package mendwell.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mendwell.access.Hash;
import mendwell.signatures.DocumentEvents.Event;
import mendwell.signatures.DocumentEvents.Kind;
import org.junit.jupiter.api.Test;

class DocumentEventsTest {
    private static final Instant AT = Instant.parse("2026-11-22T03:04:05.123456Z");
    private static final byte[] SEALED = Hash.sha256("the sealed file");

    @Test
    void anUntouchedChainIsWhole() {
        assertThat(DocumentEvents.broken(chain())).isZero();
        assertThat(DocumentEvents.broken(chain(), SEALED)).isZero();
        assertThat(DocumentEvents.broken(List.of())).isZero();
    }

    @Test
    void aChangedRowIsNamed() {
        for (int i = 0; i < 5; i++) {
            var was = chain().get(i);
            var other = Hash.sha256("another");
            for (var changed : List.of(
                    new Event(i + 1, was.kind(), was.actor(), was.at(), "another", was.payloadHash(), was.previousHash()),
                    new Event(i + 1, was.kind(), was.actor(), was.at(), was.payload(), other, was.previousHash()))) {
                assertThat(DocumentEvents.broken(with(i, changed))).isEqualTo(i + 1);
            }
        }
        for (int i = 0; i < 4; i++) { // what the last one says of itself besides its payload, no later one confirms
            var was = chain().get(i);
            for (var changed : List.of(
                    new Event(i + 1, Kind.REJECTED, was.actor(), was.at(), was.payload(), was.payloadHash(), was.previousHash()),
                    new Event(i + 1, was.kind(), "Mallory", was.at(), was.payload(), was.payloadHash(), was.previousHash()),
                    new Event(i + 1, was.kind(), was.actor(), AT.plusSeconds(9), was.payload(), was.payloadHash(), was.previousHash()),
                    new Event(i + 1, was.kind(), was.actor(), was.at(), "another", Hash.sha256("another"), was.previousHash()),
                    new Event(i + 1, was.kind(), was.actor(), was.at(), was.payload(), was.payloadHash(), Hash.sha256("x")))) {
                assertThat(DocumentEvents.broken(with(i, changed))).as(changed.toString()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void aMissingRowIsNamed() {
        for (int i = 0; i < 5; i++) {
            var events = chain();
            events.remove(i);
            assertThat(DocumentEvents.broken(events, SEALED)).isEqualTo(i + 1);
        }
    }

    @Test
    void aMissingRowIsNoticedWhenTheOthersAreNumberedAnew() {
        for (int i = 0; i < 3; i++) {
            var events = chain();
            events.remove(i);
            assertThat(DocumentEvents.broken(numberedAnew(events))).isEqualTo(i + 1);
        }
    }

    @Test
    void anInsertedRowIsNoticed() {
        for (int i = 0; i < 5; i++) {
            var events = chain();
            events.add(i, new Event(i + 1, Kind.VIEWED, "Mallory", AT, "x", Hash.sha256("x"), Hash.sha256("y")));
            assertThat(DocumentEvents.broken(numberedAnew(events))).isEqualTo(i + 1);
        }
    }

    @Test
    void aSealedFileThatTheChainDoesNotTellOfBreaksItsEnd() {
        assertThat(DocumentEvents.broken(chain(), Hash.sha256("another file"))).isEqualTo(6);
        assertThat(DocumentEvents.broken(List.of(), SEALED)).isEqualTo(1);
    }

    private static List<Event> chain() {
        var events = new ArrayList<Event>();
        var previous = new byte[32];
        for (var kind : List.of(Kind.CREATED, Kind.SENT, Kind.CONSENTED, Kind.SIGNED, Kind.SEALED)) {
            var payload = kind == Kind.SEALED ? HexFormat.of().formatHex(SEALED) : "payload of " + kind;
            var event = new Event(events.size() + 1, kind, "林晓雯", AT.plusSeconds(events.size()), payload, Hash.sha256(payload), previous);
            events.add(event);
            previous = event.hash();
        }
        return events;
    }

    private static List<Event> with(int i, Event changed) {
        var events = chain();
        events.set(i, changed);
        return events;
    }

    private static List<Event> numberedAnew(List<Event> events) {
        var anew = new ArrayList<Event>();
        for (var event : events) {
            anew.add(new Event(
                    anew.size() + 1, event.kind(), event.actor(), event.at(), event.payload(), event.payloadHash(), event.previousHash()));
        }
        return anew;
    }
}
