package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final FieldPolicy SHIPPED = FieldPolicy.parse("""
            roles: [agent, engineer, customer]
            groups:
              staff: [agent, engineer]
            rows:
              order: {staff: all, engineer: assigned, customer: organisation}
            locked: [rules]
            records:
              order:
                number: {everyone: read}
                phone: {staff: read}
                note: {agent: write, customer: read create}
              rules:
                text: {agent: read}
            """);

    @RecordType("order")
    record Order(String number, @Masked(Mask.PHONE) String phone, String note) {}

    @RecordType("rules")
    record Rules(String text) {}

    private static final List<Class<? extends Record>> VIEWS = List.of(Order.class, Rules.class);

    @Test
    void anOverrideReplacesOneRolesRightAndNothingElse() {
        var changed = with("fields:\n  order:\n    phone: {engineer: mask}\n");
        assertThat(view(changed, "engineer").access("order", "phone")).isEqualTo(Access.MASKED);
        assertThat(view(changed, "agent").access("order", "phone")).isEqualTo(Access.READ);
        assertThat(view(changed, "engineer").access("order", "number")).isEqualTo(Access.READ);
        assertThat(view(SHIPPED, "engineer").access("order", "phone")).isEqualTo(Access.READ);
    }

    @Test
    void aDenyBeatsWhatAnotherRoleOfThePersonGrantsAndAHideDoesNot() {
        assertThat(with("fields:\n  order:\n    phone: {engineer: deny}\n")
                        .viewFor(Set.of("agent", "engineer"))
                        .access("order", "phone"))
                .isEqualTo(Access.HIDDEN);
        assertThat(with("fields:\n  order:\n    phone: {engineer: hide}\n")
                        .viewFor(Set.of("agent", "engineer"))
                        .access("order", "phone"))
                .isEqualTo(Access.READ);
    }

    @Test
    void whichRecordsARoleSeesCanBeChanged() {
        var changed = with("rows:\n  order: {engineer: region, customer: none}\n");
        assertThat(view(changed, "engineer").scopes("order")).containsExactly(Scope.REGION);
        assertThat(view(changed, "customer").scopes("order")).isEmpty();
        assertThat(view(changed, "agent").scopes("order")).containsExactly(Scope.ALL);
        assertThat(view(changed, "engineer").scopes("nonsense")).isEmpty();
    }

    @Test
    void fieldsThatAnUpgradeBringsKeepTheRuleTheyComeWithAndThoseItTakesAreForgotten() {
        var overrides = Overrides.parse("fields:\n  order:\n    phone: {engineer: hide}\n    gone: {agent: read}\n");
        assertThat(SHIPPED.known(overrides).rules()).extracting(Overrides.Rule::field).containsExactly("phone");
        assertThat(view(SHIPPED.with(SHIPPED.known(overrides), VIEWS), "customer").access("order", "note"))
                .isEqualTo(Access.READ);
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        var refused = catchThrowableOfType(OverridesRefused.class, () -> with("""
                fields:
                  order:
                    number: {boss: read, agent: raed}
                    colour: {agent: read}
                    note: {agent: mask}
                    phone: {agent: mask match}
                  unit:
                    id: {agent: read}
                  rules:
                    text: {agent: hide}
                rows:
                  order: {agent: everything}
                  unit: {agent: all}
                """));
        assertThat(refused.faults())
                .extracting(fault -> fault.line() + " " + fault.kind())
                .containsExactlyInAnyOrder(
                        "3 unknown-role",
                        "3 unknown-right",
                        "4 unknown-field",
                        "5 not-maskable",
                        "6 searchable-mask",
                        "8 unknown-record",
                        "10 locked",
                        "12 unknown-scope",
                        "13 no-rows");
    }

    @Test
    void brokenTextNamesItsLine() {
        for (var broken : List.of(
                "fields:\n  order:\n    phone: {engineer: [}\n",
                "fields:\n  order:\n    phone: hide\n",
                "fields:\n  order:\n    phone: {agent: hide, agent: read}\n",
                "fields:\n  order:\n  - x\n")) {
            var refused = catchThrowableOfType(OverridesRefused.class, () -> Overrides.parse(broken));
            assertThat(refused).as(broken).isNotNull();
            assertThat(refused.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo("unreadable");
                assertThat(fault.line()).as(broken).isEqualTo(3);
            });
        }
        var unknown = catchThrowableOfType(OverridesRefused.class, () -> Overrides.parse("# a\n\nrecords: {}\n"));
        assertThat(unknown.faults().getFirst().line()).isEqualTo(3);
    }

    @Test
    void theTextFormIsTheSameForTheSameRulesAndReadsBack() {
        var text = """
                fields:
                  order:
                    note: {agent: hide, customer: read create}
                    phone: {engineer: mask}
                rows:
                  order: {engineer: all}
                """;
        assertThat(Overrides.parse(text).text()).isEqualTo(text);
        assertThat(Overrides.parse("").text()).isEmpty();
        assertThat(Overrides.parse("# nothing\n").rules()).isEmpty();
        assertThat(Overrides.of(Overrides.parse(text).rules().reversed()).text()).isEqualTo(text);
    }

    @Test
    void anEffectSaysWhoGainsAndWhoLosesWhat() {
        var effects = SHIPPED.effectsOf(with("""
                fields:
                  order:
                    phone: {engineer: mask, customer: read}
                    note: {agent: read}
                rows:
                  order: {engineer: all}
                """));
        assertThat(effects)
                .containsExactlyInAnyOrder(
                        new Effect("order", null, "engineer", "assigned", "all", List.of("records"), List.of()),
                        new Effect(
                                "order",
                                "phone",
                                "engineer",
                                "read",
                                "mask",
                                List.of("seeMasked"),
                                List.of("see", "find", "sort")),
                        new Effect(
                                "order",
                                "phone",
                                "customer",
                                "hide",
                                "read",
                                List.of("see", "find", "sort", "export"),
                                List.of()),
                        new Effect("order", "note", "agent", "write", "read", List.of(), List.of("create", "change")));
        assertThat(SHIPPED.effectsOf(SHIPPED)).isEmpty();
    }

    @Test
    void whoLooksAsSomebodyElseSeesNoMoreThanThemselves() {
        var changed = with("fields:\n  order:\n    phone: {engineer: mask}\n    note: {engineer: read}\n");
        var agentAsEngineer = view(changed, "engineer").asFarAs(view(changed, "agent"));
        assertThat(agentAsEngineer.access("order", "phone")).isEqualTo(Access.MASKED);
        var engineerAsAgent = view(changed, "agent").asFarAs(view(changed, "engineer"));
        assertThat(engineerAsAgent.access("order", "phone")).isEqualTo(Access.MASKED);
        assertThat(engineerAsAgent.mayRange("order", "phone")).isFalse();
        assertThat(view(changed, "agent").asFarAs(view(changed, "customer")).access("order", "phone"))
                .isEqualTo(Access.HIDDEN);
    }

    @Test
    void whenNothingCanBeReadOnlyTheLockedTypesAreLeft() {
        var left = SHIPPED.onlyLocked();
        assertThat(view(left, "agent").access("rules", "text")).isEqualTo(Access.READ);
        assertThat(view(left, "agent").access("order", "number")).isEqualTo(Access.HIDDEN);
        assertThat(view(left, "agent").scopes("order")).isEmpty();
    }

    @Test
    void rightsAreWrittenInTheFewestWords() {
        for (var words : List.of("read", "write", "update", "read create", "show", "mask", "mask create", "hide", "deny", "create", "show match")) {
            assertThat(Right.write(Right.read(words))).isEqualTo(words);
        }
        assertThat(Right.write(Right.read("read update create"))).isEqualTo("write");
    }

    private static FieldPolicy with(String overrides) {
        return SHIPPED.with(Overrides.parse(overrides), VIEWS);
    }

    private static FieldView view(FieldPolicy policy, String role) {
        return policy.viewFor(Set.of(role));
    }
}
