package mendwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.access.Secrets;
import mendwell.arquillian.StackTest;
import mendwell.platform.Sql;
import org.junit.jupiter.api.Test;

/// The outbox of a day that is still to come, so that the running dispatcher leaves its letters alone; what the tests write
/// is rolled back.
class OutboxIT extends StackTest {
    private static final Instant DAY = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Sql sql;

    @Inject
    Secrets secrets;

    @Inject
    TransactionSynchronizationRegistry registry;

    private interface Steps {
        void take(Outbox outbox) throws Exception;
    }

    private void onThatDay(Steps steps) throws Exception {
        var transactions = TransactionManager.transactionManager();
        transactions.begin();
        try {
            sql.update("update outbox set delivered_at = ? where delivered_at is null", DAY); // others' letters
            steps.take(new Outbox(sql, secrets, registry, Clock.fixed(DAY, ZoneOffset.UTC)));
        } finally {
            transactions.rollback();
        }
    }

    private static void write(Outbox outbox, UUID order, String key) {
        outbox.mail(key + " " + order, order, MailKind.MESSAGE, Map.of());
    }

    @Test
    void lettersOfAnOrderGoOneAfterTheOther() throws Exception {
        onThatDay(outbox -> {
            var order = UUID.randomUUID();
            write(outbox, order, "first");
            write(outbox, order, "second");
            write(outbox, UUID.randomUUID(), "another");

            var claimed = outbox.claim();
            assertThat(claimed).extracting(Outbox.Claimed::dedupKey).hasSize(2).contains("first " + order);
            assertThat(outbox.claim()).as("the first is not delivered yet").isEmpty();
            outbox.delivered(claimed);
            assertThat(outbox.claim()).extracting(Outbox.Claimed::dedupKey).containsExactly("second " + order);
        });
    }

    @Test
    void whatWasClaimedAndNotTriedIsTriedNextAndNotCounted() throws Exception {
        onThatDay(outbox -> {
            write(outbox, UUID.randomUUID(), "late");
            var claimed = outbox.claim();
            outbox.release(claimed);
            assertThat(outbox.claim()).extracting(Outbox.Claimed::attempts).containsExactly(1);
        });
    }

    @Test
    void aLongQueueMakesNoLetterDearer() throws Exception {
        onThatDay(outbox -> {
            for (int i = 0; i < 64; i++) {
                write(outbox, UUID.randomUUID(), "queued");
            }
            var few = rowsRead(outbox);
            sql.update("""
                    insert into outbox(kind, order_key, dedup_key, payload, created_at, next_attempt_at)
                    select 'MESSAGE', concat('order:', uuid()), uuid(), payload, created_at, next_attempt_at
                    from (select * from outbox where next_attempt_at = ? limit 1) one join seq_1_to_3000""", DAY);
            assertThat(rowsRead(outbox)).isLessThan(few + 3 * Outbox.BATCH);

            var seen = new HashSet<Long>();
            for (var claimed = outbox.claim(); seen.size() < 200; claimed = outbox.claim()) {
                assertThat(claimed).hasSize(Outbox.BATCH).allMatch(letter -> seen.add(letter.id()), "claimed once");
            }
        });
    }

    /// How many rows MariaDB read for a claim.
    private long rowsRead(Outbox outbox) {
        var before = handled();
        assertThat(outbox.claim()).hasSize(Outbox.BATCH);
        return handled() - before;
    }

    private long handled() {
        List<Long> counters = sql.list("show session status like 'Handler_read%'", row -> {
            row.text();
            return row.number();
        });
        return counters.stream().mapToLong(Long::longValue).sum();
    }
}
