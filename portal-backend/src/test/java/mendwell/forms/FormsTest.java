package mendwell.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mendwell.platform.BadInput;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal.Fault;
import mendwell.security.FieldPolicy;
import mendwell.security.FieldView;
import mendwell.security.FormAnswer;
import mendwell.security.Mask;
import mendwell.security.Overrides;
import mendwell.security.Question;
import mendwell.workorders.ServiceType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FormsTest {
    private static final FieldView AGENT = FieldPolicy.shipped().viewFor(Set.of("agent"));

    private final Forms forms = new Forms();

    static Stream<Named<JsonNode>> vectors() throws IOException {
        try (var in = FormsTest.class.getResourceAsStream("/forms/vectors.json")) {
            return Json.MAPPER.readTree(in.readAllBytes()).valueStream().map(vector -> Named.of(
                    vector.get("serviceType").stringValue() + ": " + vector.get("what").stringValue(), vector));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAreTakenOrRefusedAsTheSharedVectorsSay(JsonNode vector) {
        var expected = vector.get("faults").valueStream().map(JsonNode::stringValue).toList();
        var faults = faults(() -> forms.validate(
                ServiceType.valueOf(vector.get("serviceType").stringValue()), vector.get("version").intValue(), vector.get("answers"), AGENT));
        assertThat(faults).extracting(Fault::pointer).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aWishedTimeThatEndsBeforeItBeginsIsRefused() {
        var answers = answers("""
                {"description": "x", "urgency": "LOW", "preferredFrom": "2026-11-23T08:00:00Z", "preferredUntil": "2026-11-22T08:00:00Z"}""");
        assertThat(faults(() -> forms.validate(ServiceType.INSPECTION, 1, answers, AGENT)))
                .containsExactly(new Fault("/answers/preferredUntil", "The latest time is before the earliest. Please change one of the two."));
    }

    @Test
    void aVersionThatDoesNotExistIsNamed() {
        assertThat(faults(() -> forms.validate(ServiceType.DEPOT, 2, answers("{}"), AGENT)))
                .extracting(Fault::pointer)
                .containsExactly("/formVersion");
        assertThat(faults(() -> forms.validate(ServiceType.DEPOT, 0, answers("{}"), AGENT))).hasSize(1);
    }

    @Test
    void everyFaultHasASentenceInTheCallersLanguage() {
        var answers = answers("""
                {"description": " ", "urgency": 3, "connectedKilowatts": 100000, "powerSupply": "AC400", "siteReady": true, "powerNote": "x"}""");
        assertThatThrownBy(() -> forms.validate(ServiceType.INSTALLATION, 1, answers, AGENT)).isInstanceOfSatisfying(BadInput.class, refusal -> {
            assertThat(refusal.faults(Language.EN))
                    .containsExactlyInAnyOrder(
                            new Fault("/answers/description", "This is required. Please fill it in."),
                            new Fault("/answers/urgency", "This is the wrong kind of answer. Please enter it again."),
                            new Fault("/answers/connectedKilowatts", "This must be at most 10000. Please change it."),
                            new Fault("/answers/powerNote", "Given your other answers, this is not needed. Please leave it empty."));
            assertThat(refusal.faults(Language.ZH_CN))
                    .contains(new Fault("/answers/connectedKilowatts", "不能大于 10000，请修改。"), new Fault("/answers/description", "此项必填，请填写。"));
        });
    }

    @Test
    void aDateOrANumberToCallThatIsNoneSaysHowToWriteIt() {
        var date = answers("""
                {"description": "x", "urgency": "LOW", "siteReady": false, "siteReadyOn": "2026-13-01", "powerSupply": "AC220"}""");
        assertThat(faults(() -> forms.validate(ServiceType.INSTALLATION, 1, date, AGENT)))
                .containsExactly(new Fault("/answers/siteReadyOn", "This is not a complete date. Please choose it again."));
        var number = answers("""
                {"description": "x", "urgency": "LOW", "callNumber": "call me"}""");
        assertThat(faults(() -> forms.validate(ServiceType.REMOTE, 1, number, AGENT))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/answers/callNumber");
            assertThat(fault.detail()).startsWith("This is not a phone number.");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasWordsInBothLanguagesAndAPlaceInTheOrder(ServiceType serviceType) {
        var view = forms.view(serviceType, AGENT);
        var properties = answers(view.schema().json()).get("properties");
        var ui = answers(view.ui().json());
        var names = List.copyOf(properties.propertyNames());
        assertThat(names).contains("description", "urgency", "preferredFrom", "preferredUntil");
        assertThat(ui.get("order").valueStream().map(JsonNode::stringValue)).containsExactlyInAnyOrderElementsOf(names);
        for (var name : names) {
            var field = ui.get("fields").get(name);
            assertSpokenTwice(name, field.get("label"));
            if (field.has("hint")) {
                assertSpokenTwice(name, field.get("hint"));
            }
            if (properties.get(name).has("enum")) {
                var choices = properties.get(name).get("enum").valueStream().map(JsonNode::stringValue);
                assertThat(field.get("options").propertyNames()).containsExactlyElementsOf(choices.toList());
                field.get("options").forEach(option -> assertSpokenTwice(name, option));
            }
        }
    }

    @Test
    void whoMayNotAnswerAQuestionIsNotAskedItNorWhatItsAnswerWouldLeadTo() {
        var form = forms.view(ServiceType.INSTALLATION, agentWith("form.INSTALLATION", "powerSupply: {agent: hide}"));
        assertThat(form.schema().json()).doesNotContain("powerSupply", "powerNote").contains("siteReadyOn");
        assertThat(form.ui().json()).doesNotContain("powerSupply").contains("siteReadyOn");
    }

    @Test
    void aNeededAnswerIsNotMissedOfWhoMayNotGiveIt() {
        var fields = agentWith("form.REMOTE", "callNumber: {agent: read}");
        forms.validate(ServiceType.REMOTE, 1, answers("{\"description\": \"x\", \"urgency\": \"LOW\"}"), fields);
        assertThatThrownBy(() -> forms.validate(ServiceType.REMOTE, 1, answers("{\"callNumber\": \"1\", \"canConnect\": 7}"), fields))
                .isInstanceOfSatisfying(AnswersRefused.class, refusal -> assertThat(refusal.faults(Language.EN))
                        .containsExactly(new Fault("/answers/callNumber", "You may not set this field or ask by it.")));
        var reported = agentWith("workOrder", "description: {agent: read}");
        assertThat(forms.view(ServiceType.REMOTE, reported).schema().json()).doesNotContain("description");
        forms.validate(ServiceType.REMOTE, 1, answers("{\"callNumber\": \"021-5555\", \"urgency\": \"LOW\"}"), reported);
    }

    @Test
    void anAnswerWhoseQuestionIsGoneHasOneThatFollowsTheOthers() {
        assertThat(forms.answers(ServiceType.REMOTE, 1, "{\"description\": \"x\", \"callNumber\": \"1\", \"colour\": [\"red\"]}"))
                .containsExactly(
                        new FormAnswer(new Question("REMOTE", "callNumber", Mask.PHONE), "1"),
                        new FormAnswer(new Question("REMOTE", "colour", Mask.TEXT), "[\"red\"]"));
    }

    private FieldView agentWith(String recordType, String rule) {
        return FieldPolicy.shipped()
                .withForms(forms.questions())
                .with(Overrides.parse("fields:\n  " + recordType + ":\n    " + rule + "\n"), List.of())
                .viewFor(Set.of("agent"));
    }

    private static void assertSpokenTwice(String name, JsonNode words) {
        for (var language : Language.values()) {
            assertThat(words.get(language.tag()).stringValue()).as(name).isNotBlank();
        }
    }

    private static JsonNode answers(String json) {
        return Json.MAPPER.readTree(json);
    }

    private static List<Fault> faults(ThrowingCallable check) {
        try {
            check.call();
            return List.of();
        } catch (BadInput refusal) {
            return refusal.faults(Language.EN);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
