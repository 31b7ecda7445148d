package mendwell.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// The deliveries of a day that is still to come, so that the running courier leaves them alone; what the tests write
/// is rolled back.
class DeliveriesIT extends StackTest {
    private static final Instant DAY = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Sql sql;

    @Inject
    TransactionSynchronizationRegistry registry;

    private interface Steps {
        void take(Deliveries deliveries, UUID webhook) throws Exception;
    }

    private void onThatDay(Steps steps) throws Exception {
        var transactions = TransactionManager.transactionManager();
        transactions.begin();
        try {
            var webhook = UUID.randomUUID();
            sql.update(
                    "insert into webhook(id, name, url, events, roles, enabled, sealed_secret, created_at, changed_at, version)"
                            + " values (?, 'x', 'https://10.0.0.1/', 'STATUS_CHANGED', 'agent', true, 'x', ?, ?, 1)",
                    webhook, DAY, DAY);
            steps.take(new Deliveries(sql, registry, Clock.fixed(DAY, ZoneOffset.UTC)), webhook);
        } finally {
            transactions.rollback();
        }
    }

    @Test
    void whatHappensToAnOrderGoesOneAfterTheOther() throws Exception {
        onThatDay((deliveries, webhook) -> {
            var order = UUID.randomUUID();
            var first = deliveries.add(webhook, EventKind.STATUS_CHANGED, order, null, "A B");
            var second = deliveries.add(webhook, EventKind.STATUS_CHANGED, order, null, "B C");
            var other = deliveries.add(webhook, EventKind.STATUS_CHANGED, UUID.randomUUID(), null, "A B");
            var claimed = deliveries.claim(webhook);
            assertThat(claimed).extracting(Deliveries.Claimed::id).containsExactly(first, other);
            assertThat(deliveries.claim(webhook)).as("the first has not arrived yet").isEmpty();
            deliveries.failed(claimed.getFirst(), 503, null, 5);
            assertThat(deliveries.claim(webhook)).as("nor does the second overtake it").isEmpty();
            deliveries.delivered(claimed.getFirst(), 200, 5);
            assertThat(deliveries.claim(webhook)).extracting(Deliveries.Claimed::id).containsExactly(second);
        });
    }

    @Test
    void whoeverComesBackTooLateChangesNothing() throws Exception {
        onThatDay((deliveries, webhook) -> {
            var id = deliveries.add(webhook, EventKind.STATUS_CHANGED, UUID.randomUUID(), null, "A B");
            var slow = deliveries.claim(webhook).getFirst();
            sql.update("update webhook_delivery set next_attempt_at = ? where id = ?", DAY, id); // its lease ran out
            var quick = deliveries.claim(webhook).getFirst();
            deliveries.delivered(quick, 200, 5);
            assertThat(deliveries.dead(slow, 410, null, 5)).isFalse();
            deliveries.failed(slow, 503, null, 5);
            var found = deliveries.find(id).orElseThrow();
            assertThat(found.state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(found.statusCode()).isEqualTo(200);

            deliveries.replay(id);
            var meanwhile = deliveries.claim(webhook).getFirst();
            deliveries.replay(id);
            deliveries.delivered(meanwhile, 200, 5);
            assertThat(deliveries.claim(webhook)).as("the replay that was asked for while it was on its way").extracting(Deliveries.Claimed::id).containsExactly(id);
        });
    }

    @Test
    void whatWasWithheldOrDiedIsReplayedPieceByPieceAndOnlyOnce() throws Exception {
        onThatDay((deliveries, webhook) -> {
            var later = DAY.plusSeconds(1);
            for (var state : DeliveryState.values()) {
                sql.update("""
                        insert into webhook_delivery(id, webhook_id, work_order_id, event, detail, created_at, state, attempts, next_attempt_at, ended_at)
                        select uuid(), ?, uuid(), 'STATUS_CHANGED', 'A B', ?, ?, 1, ?, if(? = 'WAITING', null, ?) from seq_1_to_600""",
                        webhook, DAY, state, later, state, DAY);
            }
            assertThat(deliveries.replay(webhook, later, true, later)).as("older").isZero();
            assertThat(deliveries.replay(webhook, DAY, false, later)).isEqualTo(Deliveries.PIECE);
            assertThat(deliveries.replay(webhook, DAY, false, later)).as("the rest of those dead and withheld").isEqualTo(200);
            assertThat(deliveries.replay(webhook, DAY, false, later)).isZero();
            assertThat(deliveries.replay(webhook, DAY, true, DAY)).as("ended since it began").isZero();
            assertThat(deliveries.replay(webhook, DAY, true, later)).isEqualTo(600);
        });
    }

    @Test
    void whatGathersForASubscriptionThatIsOffIsNotRead() throws Exception {
        onThatDay((deliveries, webhook) -> {
            sql.update("update webhook set enabled = false where id = ?", webhook);
            var few = rowsRead(() -> assertThat(deliveries.due()).doesNotContain(webhook));
            sql.update("""
                    insert into webhook_delivery(id, webhook_id, work_order_id, event, detail, created_at, state, attempts, next_attempt_at)
                    select uuid(), ?, uuid(), 'STATUS_CHANGED', 'A B', ?, 'WAITING', 0, ? from seq_1_to_3000""", webhook, DAY, DAY);
            assertThat(rowsRead(() -> assertThat(deliveries.due()).doesNotContain(webhook))).isLessThan(few + 50);
            var test = deliveries.add(webhook, EventKind.TEST, null, null, "");
            assertThat(deliveries.due()).contains(webhook);
            assertThat(rowsRead(() -> assertThat(deliveries.claim(webhook)).extracting(Deliveries.Claimed::id).containsExactly(test))).isLessThan(50);
        });
    }

    @Test
    void whatIsLeftOfARemovedSubscriptionIsFound() throws Exception {
        onThatDay((deliveries, webhook) -> {
            deliveries.add(webhook, EventKind.TEST, null, null, "");
            assertThat(deliveries.removed()).doesNotContain(webhook);
            sql.update("delete from webhook where id = ?", webhook);
            assertThat(deliveries.removed()).contains(webhook);
        });
    }

    @Test
    void neitherALongQueueNorALongPastMakesADeliveryDearer() throws Exception {
        onThatDay((deliveries, webhook) -> {
            for (int i = 0; i < 8; i++) {
                deliveries.add(webhook, EventKind.STATUS_CHANGED, UUID.randomUUID(), null, "A B");
            }
            var few = rowsRead(deliveries, webhook);
            for (var state : DeliveryState.values()) {
                sql.update("""
                        insert into webhook_delivery(id, webhook_id, work_order_id, event, detail, created_at, state, attempts, next_attempt_at)
                        select uuid(), webhook_id, uuid(), event, detail, created_at, ?, 0, ?
                        from (select * from webhook_delivery where webhook_id = ? limit 1) one join seq_1_to_3000""", state, DAY, webhook);
            }
            assertThat(rowsRead(deliveries, webhook)).isLessThan(few + 3 * Deliveries.BATCH);
            assertThat(rowsRead(() -> deliveries.page(webhook, DeliveryState.DEAD, null, 20))).isLessThan(80);
            assertThat(rowsRead(() -> deliveries.page(webhook, null, null, 20))).isLessThan(80);
        });
    }

    private long rowsRead(Deliveries deliveries, UUID webhook) {
        return rowsRead(() -> assertThat(deliveries.claim(webhook)).hasSize(Deliveries.BATCH));
    }

    /// How many rows MariaDB reads meanwhile.
    private long rowsRead(Runnable work) {
        var before = handled();
        work.run();
        return handled() - before;
    }

    private long handled() {
        return sql.list("show session status like 'Handler_read%'", row -> {
                    row.text();
                    return row.number();
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
