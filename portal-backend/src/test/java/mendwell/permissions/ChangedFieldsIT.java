package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.http.Orders;
import mendwell.http.Reply;
import mendwell.workorders.Status;
import org.junit.jupiter.api.Test;

/// The owner's rules in the history of changes.
class ChangedFieldsIT extends RulesTest {
    @Test
    void aHiddenFieldIsGoneFromTheHistoryWithinTwoSecondsAndAMaskedOneIsMaskedBeforeAndAfter() {
        try {
            var order = orders().at(Status.TRIAGED).id();
            var path = "work-orders/" + order + "/history";
            assertThat(as("lin").get(path).expect(200).text()).contains("workOrder.priority", "contact.phone", "13800001101");
            save("fields:\n  workOrder:\n    priority: {agent: hide}\n  contact:\n    phone: {agent: mask create}\n");
            within(2, () -> !as("lin").get(path).expect(200).text().contains("workOrder.priority"));
            var seen = as("lin").get(path).expect(200);
            assertThat(seen.text()).doesNotContain("13800001101", "\"P2\"").contains("138****1101", "workOrder.status");
            assertThat(as("admin").with("View-As", "agent").get(path).expect(200).text()).isEqualTo(seen.text());
            assertThat(as("wang").get(path).expect(200).text()).contains("workOrder.priority", "13800001101");

            // who may not see the contact sees no field of it, whatever is said about the field
            save("fields:\n  workOrder:\n    contact: {agent: hide}\n");
            within(2, () -> !as("lin").get(path).expect(200).text().contains("contact.phone"));
        } finally {
            shipped();
        }
    }

    @Test
    void theAnswerToAHiddenQuestionIsNoPartOfTheHistory() {
        try {
            var answers = new HashMap<String, Object>(Map.of("machineState", "STOPPED", "showsError", true, "errorCode", "E-07"));
            answers.putAll(Map.of("description", "x", "urgency", "LOW"));
            var wanted = new HashMap<>(Orders.wanted(orders().unit(Orders.LIUS_UNIT), "x"));
            wanted.put("answers", answers);
            wanted.put("contact", Orders.contact());
            var path = "work-orders/" + as("lin").post("work-orders", wanted).expect(201).id() + "/history";
            assertThat(as("lin").get(path).expect(200).text()).contains("form.ON_SITE.errorCode", "E-07", "form.ON_SITE.machineState");
            save("fields:\n  form.ON_SITE:\n    errorCode: {agent: hide}\n    machineState: {agent: mask}\n");
            within(2, () -> !as("lin").get(path).expect(200).text().contains("errorCode"));
            assertThat(as("lin").get(path).expect(200).text()).doesNotContain("E-07", "STOPPED").contains("form.ON_SITE.machineState", "•••");
        } finally {
            shipped();
        }
    }

    @Test
    void whatCanBeHiddenIsTheHistoryItselfToo() {
        try {
            var order = orders().at(Status.TRIAGED).id();
            save("fields:\n  historyEntry:\n    actorName: {agent: mask}\n    changes: {engineer: hide}\n");
            within(2, () -> names(as("lin").get("work-orders/" + order + "/history")).contains("林*"));
            assertThat(names(as("lin").get("work-orders/" + order + "/history"))).doesNotContain("林晓雯", "刘洋");
        } finally {
            shipped();
        }
    }

    private static List<String> names(Reply history) {
        return history.expect(200).items().stream().map(entry -> entry.path("actorName").asString()).toList();
    }
}
