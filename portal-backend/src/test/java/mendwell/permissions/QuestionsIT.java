package mendwell.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.http.Api;
import mendwell.http.Orders;
import mendwell.http.Reply;
import org.junit.jupiter.api.Test;

/// The rights to single questions of a form.
class QuestionsIT extends RulesTest {
    @Test
    void aHiddenQuestionIsGoneFromTheOrderWithinTwoSecondsAndItsSiblingsStay() {
        try {
            var order = request("ON_SITE", Map.of("machineState", "STOPPED", "showsError", true, "errorCode", "E-07")).expect(201);
            var path = "work-orders/" + order.id();
            assertThat(answers(as("lin"), path)).containsOnlyKeys("machineState", "showsError", "errorCode");
            save("fields:\n  form.ON_SITE:\n    errorCode: {agent: hide}\n");
            within(2, () -> !answers(as("lin"), path).containsKey("errorCode"));
            assertThat(answers(as("lin"), path)).containsEntry("machineState", "STOPPED").containsEntry("showsError", "true");
            assertThat(as("lin").get(path).expect(200).text()).doesNotContain("E-07");
            assertThat(answers(as("liu"), path)).containsEntry("errorCode", "E-07");
            assertThat(answers(as("admin").with("View-As", "agent"), path)).doesNotContainKey("errorCode");

            save("fields:\n  formAnswer:\n    value: {agent: hide}\n  form.ON_SITE:\n    machineState: {agent: read}\n");
            within(2, () -> answers(as("lin"), path).equals(Map.of("machineState", "STOPPED")));
        } finally {
            shipped();
        }
    }

    @Test
    void anAnswerThatMayNotBeGivenIsRefusedByNameAndTheFormDoesNotAskForIt() {
        try {
            assertThat(as("lin").get("forms/REMOTE").expect(200).at("/data/schema/required").toString()).contains("callNumber");
            save("fields:\n  form.REMOTE:\n    callNumber: {agent: hide}\n  form.ON_SITE:\n    showsError: {agent: read}\n");
            within(2, () -> !as("lin").get("forms/REMOTE").expect(200).text().contains("callNumber"));
            var refused = request("REMOTE", Map.of("callNumber", "021-5555")).expect(403, "fields-refused");
            assertThat(refused.pointers()).containsExactly("/answers/callNumber");
            request("REMOTE", Map.of("canConnect", false)).expect(201); // though the question is needed of others

            var form = as("lin").get("forms/ON_SITE").expect(200).at("/data");
            assertThat(form.at("/schema").toString()).contains("machineState").doesNotContain("showsError", "errorCode");
            assertThat(form.at("/ui/order").toString()).doesNotContain("showsError", "errorCode");
            assertThat(form.at("/ui/fields").has("errorCode")).as("words for what may be read").isTrue();
            assertThat(as("wang").get("forms/ON_SITE").expect(200).at("/data/schema").toString()).contains("errorCode");
        } finally {
            shipped();
        }
    }

    @Test
    void aMaskedPhoneNumberInAFormShowsItsEnds() {
        try {
            var order = request("REMOTE", Map.of("callNumber", "138 0013 1234")).expect(201);
            save("fields:\n  form.REMOTE:\n    callNumber: {agent: mask create}\n");
            within(2, () -> answers(as("lin"), "work-orders/" + order.id()).containsValue("138****1234"));
            assertThat(as("lin").get("work-orders/" + order.id()).expect(200).at("/data/answers/0/access").asString()).isEqualTo("masked");
            request("REMOTE", Map.of("callNumber", "138 0013 1234")).expect(201);
        } finally {
            shipped();
        }
    }

    @Test
    void thePermissionsShowEachQuestionOfAFormByItsTitleAndWhatItFollows() {
        try {
            trial("fields:\n  form.ON_SITE:\n    nonsense: {agent: read}\n").expect(400, "bad-input");
            save("fields:\n  formAnswer:\n    value: {engineer: mask}\n  form.ON_SITE:\n    errorCode: {agent: hide}\n");
            var matrix = as("admin").get("permissions").expect(200);
            var engineer = matrix.at("/data/roles").valueStream().map(role -> role.get("name").asString()).toList().indexOf("engineer");
            var form = matrix.at("/data/records").valueStream().filter(type -> type.get("name").asString().equals("form.ON_SITE")).findFirst().orElseThrow();
            var code = form.get("fields").valueStream().filter(field -> field.get("name").asString().equals("errorCode")).findFirst().orElseThrow();
            assertThat(code.at("/title/zh-CN").asString()).isEqualTo("故障代码");
            assertThat(code.at("/title/en").asString()).isEqualTo("Error code");
            assertThat(code.at("/mask").asString()).isEqualTo("TEXT");
            assertThat(code.at("/changed/0").asString()).isEqualTo("hide");
            assertThat(code.at("/effective/0").asString()).isEqualTo("hide");
            assertThat(code.at("/changed/" + engineer).asString()).isEmpty();
            assertThat(code.at("/effective/" + engineer).asString()).isEqualTo("mask");
            assertThat(form.get("fields").toString()).doesNotContain("\"description\"");
        } finally {
            shipped();
        }
    }

    /// A call that the desk registers, with these answers beside the description.
    private Reply request(String serviceType, Map<String, Object> answers) {
        var all = new HashMap<String, Object>(answers);
        all.put("description", "x");
        all.put("urgency", "LOW");
        return as("lin").post("work-orders", Map.of(
                "equipmentId", orders().unit(Orders.LIUS_UNIT),
                "serviceType", serviceType,
                "formVersion", 1,
                "answers", all,
                "files", List.of(),
                "contact", Orders.contact()));
    }

    private static Map<String, String> answers(Api caller, String path) {
        var answers = new HashMap<String, String>();
        caller.get(path).expect(200).at("/data/answers").forEach(answer -> answers.put(answer.get("name").asString(), answer.get("value").asString()));
        return answers;
    }
}
