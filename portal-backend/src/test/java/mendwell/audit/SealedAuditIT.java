package mendwell.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import mendwell.arquillian.StackTest;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedAuditIT extends StackTest {
    @Inject
    Sql sql;

    @Inject
    AuditSealer sealer;

    @Inject
    Settings settings;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody' where id = 1",
                "delete from audit_entry where id = 1",
                "replace into audit_entry(id, at, actor, action, record_type, record_id, changes) values (1, now(), '', '', '', '', '')",
                "truncate table audit_entry",
                "drop table audit_entry",
                "alter table audit_entry add column x int",
                "update audit_seal set reaches = 0",
                "delete from audit_seal",
                "truncate table audit_seal",
                "drop table audit_seal",
                "rename table audit_entry to other",
                "create table mine (id int)",
                "create trigger hides before insert on audit_entry for each row set new.actor = ''",
                "update flyway_schema_history set success = 0",
                "grant update on audit_entry to current_user()"
            })
    void theApplicationsUserCanOnlyAddToTheAudit(String statement) {
        orders().requested();
        assertThatThrownBy(() -> sql.update(statement))
                .cause()
                .isInstanceOf(SQLException.class)
                .satisfies(refused -> assertThat(((SQLException) refused).getErrorCode())
                        .as(refused.getMessage())
                        .isIn(1142, 1044, 1227, 1143, 1141));
    }

    @Test
    void whatHappenedIsSealedWithinSecondsAndChecks() throws IOException, SQLException, InterruptedException {
        orders().at(Status.TRIAGED);
        var newest = sql.one("select max(id) from audit_entry", Sql.Row::number).orElseThrow();
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (sql.one("select coalesce(max(reaches), 0) from audit_seal", Sql.Row::number).orElseThrow() < newest) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(200);
        }
        try (var connection = owner()) {
            assertThat(check(connection).breaks()).isEmpty();
        }
    }

    @Test
    void aRowThatIsCommittedAfterItsSuccessorsIsSealedToo() throws SQLException, IOException {
        try (var slow = owner();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("insert into audit_entry(at, actor, action, record_type, record_id, changes)"
                    + " values (utc_timestamp(6), 'slow', 'INSERT', 'test', '1', '{}')");
            var passedOver = id(slow, "select last_insert_id()");
            orders().requested();
            sealer.seal();
            assertThat(sql.one("select max(reaches) from audit_seal", Sql.Row::number).orElseThrow()).isGreaterThan(passedOver);
            slow.commit();
            sealer.seal();
            var last = sql.one("select ids from audit_seal order by number desc limit 1", Sql.Row::text).orElseThrow();
            assertThat(RowIds.parse(last)).contains(passedOver);
            assertThat(check(slow).breaks()).isEmpty();
        }
    }

    @Test
    void whatTheOwnerOfTheTablesDoesIsFound() throws SQLException, IOException {
        orders().at(Status.TRIAGED);
        sealer.seal();
        try (var connection = owner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false); // put back, so that the others' log stays whole
            var row = id(connection, "select max(id) - 1 from audit_entry");
            for (var deed : new String[] {
                "update audit_entry set actor_name = 'somebody else' where id = " + row,
                "update audit_entry set at = at + interval 1 second where id = " + row,
                "delete from audit_entry where id = " + row,
                "update audit_entry set id = 0 where id = " + row,
                "update audit_seal set sealed_at = sealed_at - interval 1 day order by number desc limit 1",
                "delete from audit_seal order by number desc limit 1",
                "delete from audit_seal where number = 1"
            }) {
                statement.execute(deed);
                var verdict = check(connection);
                assertThat(verdict.whole()).as(deed).isFalse();
                connection.rollback();
            }
            assertThat(check(connection).breaks()).isEmpty();
            statement.execute("update audit_entry set changes = '{}' where id = " + row);
            assertThat(check(connection).breaks().getFirst().sentence(Language.EN)).startsWith("Row " + row + " was changed since seal ");
            connection.rollback();
        }
    }

    private AuditCheck.Verdict check(Connection connection) throws IOException {
        var folder = settings.data().resolve("audit");
        return AuditCheck.of(
                new AuditTables(connection, Instant.now()), AuditKey.Public.in(folder), new AuditHeads(folder).all());
    }

    private static long id(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("MENDWELL_DATABASE_URL"),
                System.getenv("MENDWELL_DATABASE_OWNER_USER"),
                System.getenv("MENDWELL_DATABASE_OWNER_PASSWORD"));
    }
}
