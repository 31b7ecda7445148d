package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class FormAnswerTest {
    private static final Question CODE = new Question("REPAIR", "code", Mask.TEXT);
    private static final Question CALL = new Question("REPAIR", "call", Mask.PHONE);
    /// Of a version of the form that the policy never heard of.
    private static final Question GONE = new Question("REPAIR", "gone", Mask.TEXT);

    private static final FieldPolicy SHIPPED = FieldPolicy.parse("""
            roles: [agent, engineer, customer]
            records:
              order:
                number, answers: {agent: read, engineer: read}
              formAnswer:
                value: {agent: read create, engineer: read}
            """).withForms(List.of(CODE, CALL));

    @RecordType("order")
    record Order(String number, List<FormAnswer> answers) {}

    private static final List<Class<? extends Record>> VIEWS = List.of(Order.class);
    private static final Order ORDER = new Order(
            "WO-1", List.of(new FormAnswer(CODE, "E-07"), new FormAnswer(CALL, "13800131234"), new FormAnswer(GONE, "blue")));

    @Test
    void aQuestionThatNothingIsSaidAboutFollowsTheRightToAnyAnswer() {
        assertThat(view(SHIPPED, "agent").access("form.REPAIR", "code")).isEqualTo(Access.READ);
        assertThat(view(SHIPPED, "agent").mayCreate("form.REPAIR", "gone")).isTrue();
        assertThat(view(SHIPPED, "customer").access("form.REPAIR", "code")).isEqualTo(Access.HIDDEN);
        var closed = with("fields:\n  formAnswer:\n    value: {engineer: hide}\n");
        assertThat(view(closed, "engineer").access("form.REPAIR", "code")).isEqualTo(Access.HIDDEN);
        assertThat(view(closed, "engineer").access("form.REPAIR", "gone")).isEqualTo(Access.HIDDEN);
        assertThat(SHIPPED.effectsOf(closed)).singleElement().extracting(Effect::field).isEqualTo("value");
    }

    @Test
    void theAnswerToAHiddenQuestionIsGoneAndItsSiblingsStay() {
        var changed = with("fields:\n  form.REPAIR:\n    code: {engineer: hide}\n");
        assertThat(json(changed, "engineer")).contains("WO-1", "13800131234", "blue").doesNotContain("E-07", "code");
        assertThat(json(changed, "agent")).contains("E-07");
        assertThat(Projection.project(ORDER, view(changed, "engineer")).answers())
                .extracting(FormAnswer::value)
                .containsExactly("13800131234", "blue");
        assertThat(SHIPPED.effectsOf(changed))
                .containsExactly(new Effect(
                        "form.REPAIR", "code", "engineer", "read", "hide", List.of(), List.of("see", "find", "sort", "export")));
    }

    @Test
    void aQuestionMayBeShownThoughTheOthersAreHidden() {
        var changed = with("fields:\n  formAnswer:\n    value: {engineer: hide}\n  form.REPAIR:\n    code: {engineer: read}\n");
        assertThat(json(changed, "engineer")).contains("E-07").doesNotContain("13800131234", "blue");
    }

    @Test
    void anAnswerIsMaskedAsItsQuestionSays() {
        assertThat(json(with("fields:\n  form.REPAIR:\n    call: {engineer: mask}\n"), "engineer"))
                .contains("{\"name\":\"call\",\"value\":\"138****1234\",\"access\":\"masked\"}")
                .contains("{\"name\":\"code\",\"value\":\"E-07\",\"access\":\"read\"}");
        var all = with("fields:\n  formAnswer:\n    value: {engineer: mask}\n");
        assertThat(json(all, "engineer")).contains("138****1234", "•••").doesNotContain("E-07", "blue");
        assertThat(Projection.project(ORDER, view(all, "engineer")).answers())
                .extracting(FormAnswer::value)
                .containsExactly("•••", "138****1234", "•••");
    }

    @Test
    void aDenialBeatsWhatAnotherRoleOfThePersonFollows() {
        var denied = with("fields:\n  form.REPAIR:\n    code: {engineer: deny}\n");
        assertThat(denied.viewFor(Set.of("agent", "engineer")).access("form.REPAIR", "code")).isEqualTo(Access.HIDDEN);
        var hidden = with("fields:\n  form.REPAIR:\n    code: {engineer: hide}\n");
        assertThat(hidden.viewFor(Set.of("agent", "engineer")).access("form.REPAIR", "code")).isEqualTo(Access.READ);
    }

    @Test
    void whoLooksAsSomebodyElseSeesNoHiddenQuestionOfEither() {
        var changed = with("fields:\n  form.REPAIR:\n    code: {engineer: hide}\n    call: {agent: mask}\n");
        var agentAsEngineer = view(changed, "engineer").asFarAs(view(changed, "agent"));
        assertThat(agentAsEngineer.access("form.REPAIR", "code")).isEqualTo(Access.HIDDEN);
        assertThat(agentAsEngineer.access("form.REPAIR", "call")).isEqualTo(Access.MASKED);
        assertThat(view(changed, "agent").asFarAs(view(changed, "engineer")).access("form.REPAIR", "code"))
                .isEqualTo(Access.HIDDEN);
    }

    @Test
    void aRuleForAQuestionThatNoFormHasIsRefused() {
        var refused = catchThrowableOfType(
                OverridesRefused.class, () -> with("fields:\n  form.REPAIR:\n    colour: {engineer: hide}\n  form.X:\n    a: {agent: read}\n"));
        assertThat(refused.faults()).extracting(OverridesRefused.Fault::kind).containsExactlyInAnyOrder("unknown-field", "unknown-record");
    }

    private static FieldPolicy with(String overrides) {
        return SHIPPED.with(Overrides.parse(overrides), VIEWS);
    }

    private static FieldView view(FieldPolicy policy, String role) {
        return policy.viewFor(Set.of(role));
    }

    private static String json(FieldPolicy policy, String role) {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            Projection.answer(out, ORDER, view(policy, role));
        }
        return text.toString();
    }
}
