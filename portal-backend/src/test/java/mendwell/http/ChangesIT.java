package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import mendwell.platform.Ids;
import mendwell.platform.Sql;
import mendwell.turns.MoveKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesIT extends StackTest {
    @Inject
    Sql sql;

    @ParameterizedTest
    @ValueSource(strings = {"editor", ""})
    void anOpenStreamEndsWhenItsCallersRolesAreTakenAway(String left) throws Exception {
        var order = known(orders().requested());
        var token = session("agent,editor");
        try (var events = Events.of(visitor().with("Cookie", "__Host-mendwell=" + token), "work-orders/changes")) {
            log(order, false);
            within(5, () -> events.about(order).equals(List.of("TIMELINE")));
            sql.update("update session set roles = ? where token_hash = ?", left, Hash.sha256(token));
            Thread.sleep(1100); // for so long a node may still remember
            log(order, false);
            within(10, events::isOver);
            assertThat(events.about(order)).containsExactly("TIMELINE");
        }
    }

    @Test
    void anOpenStreamEndsWithItsLink() throws Exception {
        var made = orders().requested();
        try (var events = Events.of(visitor().tracking(Orders.trackingToken(made)), "work-orders/" + made.id() + "/changes")) {
            sql.update("update tracking_link set revoked_at = ? where work_order_id = ?", Instant.now(), UUID.fromString(made.id()));
            within(10, events::isOver);
        }
    }

    @Test
    void whoDoesNotSeeWhatHappenedIsNotToldThatAnythingDid() throws Exception {
        var made = orders().requested();
        var order = known(made);
        var streams = new LinkedHashMap<String, Events>();
        try {
            for (var person : List.of("lin", "zhao", "sun", "he", "liu")) {
                streams.put(person, Events.of(as(person), "work-orders/changes"));
            }
            streams.put("link", Events.of(visitor().tracking(Orders.trackingToken(made)), "work-orders/" + order + "/changes"));
            log(order, true);
            as("lin").post("work-orders/" + order + "/messages", Map.of("body", "x")).expect(200);
            as("lin").ifMatch(orders().read("lin", order)).patch("work-orders/" + order, Map.of("priority", "P1")).expect(200);
            log(order, false);
            orders().move("lin", order, MoveKind.TRIAGE).expect(200);
            within(10, () -> streams.values().stream().allMatch(events -> events.about(order).contains("STATUS")));
            assertThat(streams.get("lin").about(order)).containsExactly("TIMELINE", "MESSAGE", "ORDER", "TIMELINE", "STATUS");
            assertThat(streams.get("zhao").about(order)).containsExactly("ORDER", "STATUS");
            assertThat(streams.get("sun").about(order)).containsExactly("STATUS");
            assertThat(streams.get("he").about(order)).containsExactly("STATUS");
            assertThat(streams.get("liu").about(order)).containsExactly("MESSAGE", "TIMELINE", "STATUS");
            assertThat(streams.get("link").about(order)).containsExactly("MESSAGE", "TIMELINE", "STATUS");
        } finally {
            streams.values().forEach(Events::close);
        }
    }

    @Test
    void anotherPriorityLeavesTheTimeOfTheLastChangeThatTheCustomerReads() {
        var order = orders().requested().id();
        var before = orders().read("liu", order).data("changedAt");
        change(order, "priority", "P1");
        assertThat(orders().read("liu", order).data("changedAt")).isEqualTo(before);
        change(order, "urgency", "LOW");
        assertThat(orders().read("liu", order).data("changedAt")).isGreaterThan(before);
    }

    /// A stream that opens may tell again of the last seconds: that it was requested is no news any more.
    private String known(Reply made) {
        sql.update("delete from change_notice where work_order_id = ?", UUID.fromString(made.id()));
        return made.id();
    }

    private void change(String order, String field, String value) {
        as("lin").ifMatch(orders().read("lin", order)).patch("work-orders/" + order, Map.of(field, value)).expect(200);
    }

    private void log(String order, boolean internal) {
        as("lin").post("work-orders/" + order + "/log", Map.of("text", "x", "internal", internal)).expect(200);
    }

    /// As the login leaves it behind, of somebody who is of the staff by roles alone.
    private String session(String roles) {
        var token = Ids.token();
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,?,?,?,?,?,?)",
                Hash.sha256(token),
                UUID.randomUUID(),
                "周敏",
                roles,
                "zh-CN",
                new byte[] {0},
                Instant.now(),
                Instant.now().plusSeconds(600));
        return token;
    }
}
