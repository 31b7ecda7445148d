package mendwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import mendwell.orderpages.NewWorkOrder;
import mendwell.orderpages.WorkOrdersResource.NewLogEntry;
import mendwell.platform.Json;
import mendwell.processes.Move;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;
import mendwell.security.FieldsRefused;
import mendwell.workorders.WorkOrderChange;
import org.junit.jupiter.api.Test;

class SetFieldsTest {
    private static FieldView as(String role) {
        return FieldPolicy.shipped().viewFor(Set.of(role));
    }

    private static void check(Class<?> type, String body, String role) {
        SetFields.check(type, Json.MAPPER.readTree(body), as(role));
    }

    @Test
    void aCustomerDoesNotSetPriorityNorPromises() {
        assertThatThrownBy(() -> check(
                        WorkOrderChange.class, "{\"priority\":\"P1\",\"promisedUntil\":null,\"urgency\":\"LOW\"}", "customer"))
                .isInstanceOfSatisfying(FieldsRefused.class, refused -> assertThat(refused.fields())
                        .containsExactlyInAnyOrder("priority", "promisedUntil", "urgency"));
        assertThatCode(() -> check(WorkOrderChange.class, "{\"priority\":\"P1\"}", "agent")).doesNotThrowAnyException();
    }

    @Test
    void anEngineerMayPromiseAnArrivalButChoosesNoEngineer() {
        assertThatCode(() -> check(Move.class, "{\"move\":\"DEPART\",\"promisedUntil\":\"2026-01-01T00:00:00Z\"}", "engineer"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Move.class, "{\"move\":\"DISPATCH\",\"engineerId\":\"x\"}", "engineer"))
                .isInstanceOfSatisfying(
                        FieldsRefused.class, refused -> assertThat(refused.fields()).containsExactly("engineer"));
    }

    @Test
    void aReasonBelongsToTheMove() {
        assertThatCode(() -> check(Move.class, "{\"move\":\"CANCEL\",\"reason\":\"gone\"}", "customer"))
                .doesNotThrowAnyException();
    }

    @Test
    void aCustomersContactIsTheirOwnAndNotTyped() {
        var body = "{\"equipmentId\":\"x\",\"serviceType\":\"ON_SITE\",\"formVersion\":1,\"answers\":{},"
                + "\"contact\":{\"name\":\"A\",\"phone\":\"1\",\"locale\":\"en\"}}";
        assertThatThrownBy(() -> check(NewWorkOrder.class, body, "customer")).isInstanceOf(FieldsRefused.class);
        assertThatCode(() -> check(NewWorkOrder.class, body, "agent")).doesNotThrowAnyException();
    }

    @Test
    void onlyTheCrewWritesTheLog() {
        assertThatThrownBy(() -> check(NewLogEntry.class, "{\"text\":\"x\",\"internal\":true}", "tracking"))
                .isInstanceOf(FieldsRefused.class);
    }
}
