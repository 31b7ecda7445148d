package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldPolicyTest {
    private static final FieldPolicy POLICY = FieldPolicy.parse("""
            roles: [agent, engineer, warehouse, customer]
            groups:
              staff: [agent, engineer, warehouse]
              crew: [agent, engineer]
            records:
              order:
                number: {everyone: read}
                phone: {staff: read, warehouse: mask}
                cost, margin: {staff: read, engineer: deny}
                note: {staff: show, agent: write, customer: create}
                secret: {agent: read}
                status: {crew: update}
                name: {staff: mask match}
            """);

    @RecordType("order")
    record Order(
            String number,
            @Masked(Mask.PHONE) String phone,
            long cost,
            long margin,
            String note,
            String secret,
            String status,
            @Masked(Mask.NAME) String name) {}

    @Test
    void whatIsNotGrantedIsHidden() {
        assertThat(caller("customer").access("order", "secret")).isEqualTo(Access.HIDDEN);
        assertThat(caller("agent").access("order", "nonsense")).isEqualTo(Access.HIDDEN);
        assertThat(caller("agent").access("nonsense", "number")).isEqualTo(Access.HIDDEN);
        assertThat(caller().access("order", "number")).isEqualTo(Access.HIDDEN);
        assertThat(caller("offline_access").access("order", "number")).isEqualTo(Access.HIDDEN);
    }

    @Test
    void aNarrowerNameReplacesAWiderOne() {
        assertThat(caller("engineer").access("order", "phone")).isEqualTo(Access.READ);
        assertThat(caller("warehouse").access("order", "phone")).isEqualTo(Access.MASKED);
        assertThat(caller("agent").access("order", "note")).isEqualTo(Access.WRITE);
    }

    @Test
    void severalRolesHaveAllTheirRights() {
        assertThat(caller("warehouse", "agent").access("order", "phone")).isEqualTo(Access.READ);
        assertThat(caller("warehouse", "customer").access("order", "phone")).isEqualTo(Access.MASKED);
        assertThat(caller("engineer", "customer").mayCreate("order", "note")).isTrue();
    }

    @Test
    void aDenialWinsOverWhatOtherRolesGrant() {
        assertThat(caller("agent").access("order", "cost")).isEqualTo(Access.READ);
        FieldView both = caller("agent", "engineer");
        assertThat(both.access("order", "cost")).isEqualTo(Access.HIDDEN);
        assertThat(both.mayMatch("order", "cost")
                        || both.mayRange("order", "cost")
                        || both.mayExport("order", "cost")
                        || both.mayCreate("order", "cost"))
                .isFalse();
    }

    @Test
    void whatIsReadMayBeSearchedSortedAndExportedAndWhatIsOnlyShownMayNot() {
        FieldView engineer = caller("engineer");
        assertThat(engineer.mayMatch("order", "number")
                        && engineer.mayRange("order", "number")
                        && engineer.mayExport("order", "number"))
                .isTrue();
        assertThat(engineer.mayMatch("order", "note")
                        || engineer.mayRange("order", "note")
                        || engineer.mayExport("order", "note"))
                .isFalse();
    }

    @Test
    void whatIsMaskedCannotBeGuessedByAQuery() {
        FieldView warehouse = caller("warehouse");
        assertThat(warehouse.mayMatch("order", "phone") || warehouse.mayRange("order", "phone"))
                .isFalse();
        assertThat(warehouse.mayExport("order", "phone")).isTrue();
        assertThat(warehouse.mayMatch("order", "name")).isTrue();
        assertThat(warehouse.mayRange("order", "name")).isFalse();
    }

    /// One role sees a number and may not take it along, the other may take it along masked: neither lets the whole number go.
    @Test
    void whatOneRoleMasksInAnExportNoOtherRoleThatOnlySeesItUnmasks() {
        FieldPolicy policy = FieldPolicy.parse("""
                roles: [desk, store, boss]
                records:
                  order:
                    phone: {desk: show, store: mask, boss: read}
                    cost:  {desk: show export, store: mask export}
                """);
        FieldView both = policy.viewFor(Set.of("desk", "store"));
        assertThat(both.access("order", "phone")).isEqualTo(Access.READ);
        assertThat(both.exported("order", "phone")).isEqualTo(Access.MASKED);
        assertThat(policy.viewFor(Set.of("desk")).mayExport("order", "phone")).isFalse();
        assertThat(policy.viewFor(Set.of("store", "boss")).exported("order", "phone")).isEqualTo(Access.READ);
        assertThat(policy.viewFor(Set.of("store")).exported("order", "cost")).isEqualTo(Access.MASKED);
        assertThat(policy.right("order", "cost", "desk")).isEqualTo("show export");
        assertThat(policy.right("order", "cost", "store")).isEqualTo("mask");
        assertThat(policy.viewFor(Set.of("boss")).asFarAs(policy.viewFor(Set.of("store"))).exported("order", "phone"))
                .isEqualTo(Access.MASKED);
        assertThat(policy.viewFor(Set.of("boss")).asFarAs(policy.viewFor(Set.of("desk"))).exported("order", "phone"))
                .isEqualTo(Access.HIDDEN);
        assertThat(both.mayExportAnyOf("order")).isTrue();
        assertThat(both.mayExportAnyOf("unit")).isFalse();
    }

    @Test
    void whatTwoReadTogetherIsWhatEachOfThemMaySee() {
        FieldPolicy policy = FieldPolicy.parse("""
                roles: [customer, link]
                records:
                  site:
                    name:    {customer: read, link: read}
                    address: {customer: read, link: mask}
                    phone:   {customer: mask, link: mask}
                    region:  {customer: read}
                    note:    {customer: mask, link: hide}
                """);
        FieldView customer = policy.viewFor(Set.of("customer"));
        FieldView link = policy.viewFor(Set.of("link"));
        for (FieldView both : List.of(customer.asFarAs(link), link.asFarAs(customer), customer.asFarAs(link).asFarAs(customer))) {
            assertThat(both.access("site", "name")).isEqualTo(Access.READ);
            assertThat(both.access("site", "address")).isEqualTo(Access.MASKED);
            assertThat(both.access("site", "phone")).isEqualTo(Access.MASKED);
            assertThat(both.sees("site.region")).isFalse();
            assertThat(both.sees("site.note")).isFalse();
            assertThat(both.sees("site.phone")).isTrue();
        }
    }

    @Test
    void theSameRolesShareOneView() {
        assertThat(caller("agent", "engineer"))
                .isSameAs(caller("engineer", "agent"))
                .isSameAs(caller("engineer", "agent", "offline_access"));
    }

    @Test
    void aRefusalNamesAllRefusedFieldsAndDoesNotTellUnknownFromHidden() {
        var refused = catchThrowableOfType(
                FieldsRefused.class,
                () -> caller("engineer")
                        .requireWritable("order", List.of("note", "status", "secret", "nonsense", "secret")));
        assertThat(refused.recordType()).isEqualTo("order");
        assertThat(refused.fields()).containsExactly("note", "secret", "nonsense");
        caller("engineer").requireWritable("order", List.of("status"));
    }

    @Test
    void settingWhenCreatingAndChangingLaterAreDifferentRights() {
        caller("customer").requireCreatable("order", List.of("note"));
        assertThatThrownBy(() -> caller("customer").requireWritable("order", List.of("note")))
                .isInstanceOf(FieldsRefused.class);
        assertThatThrownBy(() -> caller("agent").requireCreatable("order", List.of("status")))
                .isInstanceOf(FieldsRefused.class);
        assertThat(caller("customer").access("order", "note")).isEqualTo(Access.HIDDEN);
    }

    @Test
    void aDottedPathIsNoWayAroundARule() {
        assertThatThrownBy(() ->
                        caller("agent").requireWritable("order", List.of("note.text", "order.note", "note ", "NOTE")))
                .isInstanceOfSatisfying(
                        FieldsRefused.class,
                        refused -> assertThat(refused.fields()).hasSize(4));
    }

    @Test
    void aTypoInThePolicyFailsAgainstTheViews() {
        assertThatThrownBy(() -> policy("order:\n    nubmer: {everyone: read}").check(List.of(Order.class)))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining("line 4: order has no field nubmer");
        assertThatThrownBy(() -> policy("odrer:\n    number: {everyone: read}").check(List.of(Order.class)))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining("line 4: no view has the record type odrer");
    }

    @Test
    void maskingAFieldThatCannotBeMaskedFailsAgainstTheViews() {
        assertThatThrownBy(() -> policy("order:\n    note: {a: mask}").check(List.of(Order.class)))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining("line 4: Order.note is masked but has no @Masked");
    }

    @Test
    void allMistakesAgainstTheViewsAreToldAtOnce() {
        assertThatThrownBy(() ->
                        policy("order:\n    nubmer, cots: {everyone: read}").check(List.of(Order.class)))
                .hasMessageContaining("nubmer")
                .hasMessageContaining("cots");
    }

    @Test
    void fieldsWithoutARuleAreListed() {
        assertThat(POLICY.check(List.of(Order.class))).isEmpty();
        assertThat(policy("order:\n    number, phone, cost, margin, note, name: {a: read}")
                        .check(List.of(Order.class)))
                .containsExactly("order.secret", "order.status");
    }

    @Test
    void everyFaultOfTheTextNamesItsLine() {
        refuses("line 4: order.number: unknown right raed; known are read, show,", "order:\n    number: {a: raed}");
        refuses("line 4: unknown role agnet; known are a, b, everyone", "order:\n    number: {agnet: read}");
        refuses(
                "line 5: order.number has a rule already, in line 4",
                "order:\n    number: {a: read}\n    number, note: {b: read}");
        refuses("line 5: number is named twice", "order:\n    number: {a: read}\n    number: {b: read}");
        refuses("line 4: a is named twice", "order:\n    number: {a: read, a: mask}");
        refuses("line 5: order is named twice", "order:\n    number: {a: read}\n  order:\n    note: {a: read}");
        refuses("line 4: a field of order has no name", "order:\n    number, : {a: read}");
        refuses("line 4: expected name: value pairs", "order:\n    number: read");
        refuses("line 4: expected a word", "order:\n    number: {a: [read]}");
        refuses("line 4: expected a word", "order:\n    number: {a: }");
        refuses("line 4: order.number: hide and deny stand alone", "order:\n    number: {a: deny read}");
        refuses(
                "line 4: order.number: what is not shown cannot be searched or exported",
                "order:\n    number: {a: match}");
        refuses(
                "line 4: order.number: write everyone before a, the wider name comes first",
                "order:\n    number: {a: read, everyone: mask}");
        refuses("line 5: not YAML: ", "order:\n    number: {a: read\n  other:\n    note: {a: read}");
    }

    @Test
    void faultsOutsideTheRecordsNameTheirLineToo() {
        refusesText("line 1: the policy is empty", "");
        refusesText("line 1: the part records is missing", "roles: [a]");
        refusesText("line 2: unknown part rules", "roles: [a]\nrules: {}");
        refusesText("line 1: a is named twice", "roles: [a, a]\nrecords: {}");
        refusesText("line 1: everyone is named twice", "roles: [everyone]\nrecords: {}");
        refusesText("line 3: a is named twice", "roles: [a]\ngroups:\n  a: [a]\nrecords: {}");
        refusesText("line 3: unknown role b", "roles: [a]\ngroups:\n  g: [b]\nrecords: {}");
        refusesText("line 1: expected a list", "roles: a\nrecords: {}");
        String records = "roles: [a, b]\nrecords:\n  order:\n    number: {a: read}\n";
        refusesText("line 6: no field of unit has a rule", records + "rows:\n  unit: {a: all}\n");
        refusesText("line 6: order: unknown scope mine; known are none, own,", records + "rows:\n  order: {a: mine}\n");
        refusesText("line 6: order: write everyone before a", records + "rows:\n  order: {a: all, everyone: own}\n");
        refusesText("line 5: no field of unit has a rule", records + "locked: [unit]\n");
    }

    @Test
    void aShortTextCannotStandForAnEndlessOne() {
        refusesText("line 1: not YAML", "roles: [a]\nrecords: &x\n  order: {n: {a: read}}\n  other: *x\n");
    }

    private static FieldView caller(String... roles) {
        return POLICY.viewFor(Set.of(roles));
    }

    private static String text(String records) {
        return "roles: [a, b]\nrecords:\n  " + records;
    }

    private static FieldPolicy policy(String records) {
        return FieldPolicy.parse(text(records));
    }

    private static void refuses(String message, String records) {
        refusesText(message, text(records));
    }

    private static void refusesText(String message, String text) {
        assertThatThrownBy(() -> FieldPolicy.parse(text))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining(message);
    }
}
