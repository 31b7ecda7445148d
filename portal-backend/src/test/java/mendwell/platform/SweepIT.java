package mendwell.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mendwell.access.Hash;
import mendwell.arquillian.StackTest;
import org.junit.jupiter.api.Test;

class SweepIT extends StackTest {
    @Inject
    Event<Sweep> sweep;

    @Inject
    Sql sql;

    private final UUID subject = UUID.randomUUID();
    private final Instant now = Instant.now();

    @Test
    void twoNodesAtOnceForgetAllThatIsOverAndNothingElse() throws Exception {
        sessions(2500, Duration.ofSeconds(-1));
        sessions(1, Duration.ofMinutes(10));
        key(Duration.ofDays(31));
        key(Duration.ofDays(29));
        identityCheck(Duration.ofHours(25));
        identityCheck(Duration.ofHours(23));

        Callable<Void> node = () -> {
            sweep.fire(new Sweep(sql));
            return null;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var done : nodes.invokeAll(Collections.nCopies(2, node))) {
                done.get();
            }
        }
        assertThat(left("session where subject = ?")).isOne();
        assertThat(left("idempotency_key where caller = ?")).isOne();
        assertThat(left("identity_check where quote_id = ?")).isOne();
    }

    @Test
    void whatIsOverIsFoundByAnIndex() {
        for (var delete : List.of(
                "delete from session where expires_at < ? limit 1000",
                "delete from idempotency_key where created_at < ? limit 1000",
                "delete from identity_check where expires_at < ? limit 1000")) {
            var keys = sql.one("explain " + delete, row -> {
                        for (int i = 0; i < 4; i++) {
                            row.text();
                        }
                        return row.text();
                    }, now)
                    .orElse("");
            assertThat(keys).as(delete).matches("session_end|idempotency_key_age|identity_check_end");
        }
    }

    private int left(String rows) {
        return sql.one("select count(*) from " + rows, Sql.Row::integer, subject).orElseThrow();
    }

    private void sessions(int many, Duration left) {
        sql.update(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at)"
                        + " select unhex(sha2(concat(?, seq), 256)), ?, 'x', '', 'en', '', ?, ? from seq_1_to_" + many,
                UUID.randomUUID(),
                subject,
                now.minusSeconds(3600),
                now.plus(left));
    }

    private void key(Duration age) {
        sql.update(
                "insert into idempotency_key(caller, operation, idempotency_key, body_hash, created_at) values (?,'x',?,?,?)",
                subject,
                UUID.randomUUID(),
                Hash.sha256(""),
                now.minus(age));
    }

    private void identityCheck(Duration over) {
        sql.update(
                "insert into identity_check(id, quote_id, caller, code_hash, sent_to, created_at, expires_at) values (?,?,'x',?,'x',?,?)",
                UUID.randomUUID(),
                subject,
                Hash.sha256(""),
                now.minus(over).minusSeconds(600),
                now.minus(over));
    }
}
