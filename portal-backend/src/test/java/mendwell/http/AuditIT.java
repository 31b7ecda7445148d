package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.UUID;
import mendwell.arquillian.StackTest;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

class AuditIT extends StackTest {
    @Inject
    Sql sql;

    @Test
    void whoMadeAnOrderAndWhatAMoveChangedStandsInTheAudit() {
        var order = UUID.fromString(orders().at(Status.TRIAGED).id());
        var rows = sql.list(
                "select action, actor_name, record_type, changes from audit_entry where work_order_id = ? order by id",
                row -> String.join(" ", row.text(), row.text(), row.text(), row.text()),
                order);
        assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("INSERT 刘洋 work_order ").contains("\"number\""));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row).startsWith("UPDATE 林晓雯 work_order ").contains("\"status\":[\"REQUESTED\",\"TRIAGED\"]"));
        assertThat(rows).noneSatisfy(row -> assertThat(row).contains("token_hash"));
    }
}
