package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mendwell.http.Receiver;
import mendwell.http.Reply;
import mendwell.turns.MoveKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// How deliveries are sent, tried again and replayed.
class CourierIT extends SubscriptionsTest {
    @Test
    void whatFailsIsTriedAgainWithTheSameIdThenDeadThenReplayed() throws Exception {
        try (var erp = Receiver.open().answering(503)) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var order = orders().requested();
            var first = erp.await(got -> isAbout(got, order));
            within(10, () -> of(order, deliveries(webhook, "WAITING")).at("/statusCode").asInt(0) == 503);
            var waiting = of(order, deliveries(webhook, "WAITING"));
            assertThat(Instant.parse(waiting.path("nextAttemptAt").asString())).isAfter(Instant.now().plusSeconds(20));
            assertThat("msg_" + waiting.path("id").asString()).isEqualTo(first.headers().get("webhook-id"));

            sql.update("update webhook_delivery set attempts = ?, next_attempt_at = utc_timestamp() where id = ?", Deliveries.MOST_TRIES - 1, waiting.path("id").asString());
            within(15, () -> deliveries(webhook, "DEAD").stream().anyMatch(one -> one.path("workOrderId").asString().equals(order.id())));
            assertThat(as("admin").get("webhooks/" + webhook.id()).at("/data/dead").asInt()).isPositive();

            erp.answering(200);
            as("admin").postKeyless("webhook-deliveries/" + waiting.path("id").asString() + "/replay", "").expect(200);
            within(10, () -> deliveries(webhook, "DELIVERED").stream().anyMatch(one -> one.path("workOrderId").asString().equals(order.id())));
            assertThat(erp.about(order.id())).hasSize(3).extracting(got -> got.headers().get("webhook-id")).containsOnly(first.headers().get("webhook-id"));

            var since = Map.of("since", Instant.now().minusSeconds(600).toString(), "delivered", true);
            assertThat(as("admin").postKeyless("webhooks/" + webhook.id() + "/replay", since).expect(200).at("/data/deliveries").asInt()).isPositive();
            within(10, () -> erp.about(order.id()).size() == 4);
            over(webhook);
            as("admin").postKeyless("webhook-deliveries/" + waiting.path("id").asString() + "/replay", "").expect(404);
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
        try (var erp = Receiver.open().answering(410)) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED", "STATUS_CHANGED");
            var order = orders().requested();
            within(10, () -> as("admin").get("webhooks/" + webhook.id()).at("/data/goneAt").isString());
            var seen = as("admin").get("webhooks/" + webhook.id());
            assertThat(seen.at("/data/enabled").asBoolean()).isFalse();
            assertThat(of(order, deliveries(webhook, "DEAD")).path("statusCode").asInt()).isEqualTo(410);
            var asked = erp.got().size();
            orders().move("lin", order.id(), MoveKind.TRIAGE).expect(200);
            Thread.sleep(1_000);
            assertThat(erp.got()).hasSize(asked);
            var on = as("admin").ifMatch(seen).patch("webhooks/" + webhook.id(), Map.of("enabled", true)).expect(200);
            assertThat(on.at("/data/goneAt").isNull()).isTrue();
            over(webhook);
        }
    }

    @Test
    void ofSeveralAnswersThatItIsGoneAllAreKept() throws Exception {
        try (var erp = Receiver.open().answering(410).after(Duration.ofMillis(300))) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            sql.update("""
                    insert into webhook_delivery(id, webhook_id, event, detail, created_at, state, attempts, next_attempt_at)
                    select uuid(), id, 'TEST', '', utc_timestamp(6), 'WAITING', 0, utc_timestamp(6) from webhook join seq_1_to_4 where id = ?""", webhook.id());
            within(15, () -> deliveries(webhook, "DEAD").size() == 4);
            assertThat(deliveries(webhook, "DEAD")).allSatisfy(one -> {
                assertThat(one.path("statusCode").asInt()).isEqualTo(410);
                assertThat(one.path("failure").isNull()).isTrue();
            });
            within(5, () -> as("admin").get("webhooks/" + webhook.id()).at("/data/goneAt").isString());
            over(webhook);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var other = Receiver.open();
                var erp = Receiver.open().sendingOnTo(other.url())) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var order = orders().requested();
            within(10, () -> of(order, deliveries(webhook, "WAITING")).at("/statusCode").asInt(0) == 307);
            assertThat(other.got()).isEmpty();
            over(webhook);
        }
    }

    @Test
    void aSlowReceiverKeepsOnlyItselfWaiting() throws Exception {
        try (var slow = Receiver.open().after(Duration.ofSeconds(15));
                var quick = Receiver.open()) {
            var slowly = subscribed(slow, "agent", "ORDER_REQUESTED");
            var quickly = subscribed(quick, "agent", "ORDER_REQUESTED");
            for (int i = 0; i < 6; i++) {
                orders().requested();
            }
            var last = orders().requested();
            var began = System.nanoTime();
            quick.await(got -> isAbout(got, last));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            within(25, () -> deliveries(slowly, "WAITING").stream().anyMatch(one -> one.path("failure").asString("").equals("TOO_SLOW")));
            over(slowly);
            over(quickly);
        }
    }

    @Test
    void anAddressIsCheckedAgainWhenItIsCalled() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            sql.update("update webhook set url = 'https://169.254.169.254/latest' where id = ?", webhook.id());
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            within(10, () -> deliveries(webhook, "WAITING").stream().anyMatch(one -> one.path("failure").asString("").equals("ADDRESS_REFUSED")));
            over(webhook);
        }
    }

    @Test
    void aReplacedSecretAndTheNewOneBothCountForADay() throws Exception {
        try (var erp = Receiver.open()) {
            var webhook = subscribed(erp, "agent", "ORDER_REQUESTED");
            var replaced = as("admin").ifMatch(webhook).postKeyless("webhooks/" + webhook.id() + "/secret", "").expect(200);
            assertThat(replaced.data("secret")).isNotEqualTo(webhook.data("secret"));
            assertThat(Instant.parse(replaced.data("secretBeforeUntil"))).isAfter(Instant.now().plusSeconds(23 * 3600));
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            var got = erp.await(one -> one.type().equals("webhook.test"));
            assertThat(got.at("/data/workOrder").isNull()).isTrue();
            assertThat(got.headers().get("webhook-signature").split(" ")).hasSize(2);
            assertThat(isSigned(got, replaced.data("secret"), 0)).isTrue();
            assertThat(isSigned(got, webhook.data("secret"), 1)).isTrue();

            sql.update("update webhook set overlap_until = utc_timestamp() - interval 1 second where id = ?", webhook.id());
            as("admin").postKeyless("webhooks/" + webhook.id() + "/test", "").expect(200);
            erp.await(one -> one.type().equals("webhook.test") && !one.headers().get("webhook-signature").contains(" "));
            over(webhook);
        }
    }

    private static JsonNode of(Reply order, List<JsonNode> deliveries) {
        return deliveries.stream()
                .filter(one -> one.path("workOrderId").asString("").equals(order.id()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
