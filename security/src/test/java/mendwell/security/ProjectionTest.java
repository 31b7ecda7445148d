package mendwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class ProjectionTest {
    private static final FieldView AGENT = caller("agent");
    private static final FieldView CUSTOMER = caller("customer");

    enum Status {
        OPEN
    }

    @RecordType("order")
    record Order(
            String number,
            Long cost,
            int stock,
            boolean escalated,
            Status status,
            Contact contact,
            List<Line> lines,
            List<String> tags) {}

    @RecordType("contact")
    record Contact(
            @Masked(Mask.NAME) String name,
            @Masked(Mask.PHONE) String phone,
            @Masked(Mask.MONEY) Long credit) {}

    @RecordType("line")
    record Line(String text, long cost) {}

    private static FieldView caller(String role) {
        return FieldPolicy.parse("""
                roles: [agent, customer, nobody]
                records:
                  order:
                    number, status, contact, lines, tags: {agent: read, customer: read}
                    cost, stock, escalated: {agent: write}
                  contact:
                    name, phone, credit: {agent: read, customer: mask}
                  line:
                    text: {agent: write, customer: read}
                    cost: {agent: read}
                """).viewFor(Set.of(role));
    }

    private static final Order ORDER = new Order(
            "WO-1",
            99L,
            7,
            true,
            Status.OPEN,
            new Contact("张伟", "13800131234", 500L),
            List.of(new Line("Fan", 5), new Line("Belt", 6)),
            List.of("a", "b"));

    @Test
    void aFullReaderSeesEverything() {
        assertThat(json(out -> Projection.write(out, ORDER, AGENT)))
                .isEqualTo(
                        "{\"number\":\"WO-1\",\"cost\":99,\"stock\":7,\"escalated\":true,\"status\":\"OPEN\","
                                + "\"contact\":{\"name\":\"张伟\",\"phone\":\"13800131234\",\"credit\":500},"
                                + "\"lines\":[{\"text\":\"Fan\",\"cost\":5},{\"text\":\"Belt\",\"cost\":6}],\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    void hiddenFieldsAreInNeitherDataNorAccess() {
        assertThat(json(out -> Projection.answer(out, ORDER, CUSTOMER)))
                .isEqualTo(
                        "{\"data\":{\"number\":\"WO-1\",\"status\":\"OPEN\",\"contact\":{\"name\":\"张*\",\"phone\":\"138****1234\",\"credit\":null},"
                                + "\"lines\":[{\"text\":\"Fan\"},{\"text\":\"Belt\"}],\"tags\":[\"a\",\"b\"]},"
                                + "\"access\":{\"contact\":\"read\",\"contact.credit\":\"masked\",\"contact.name\":\"masked\",\"contact.phone\":\"masked\","
                                + "\"lines\":\"read\",\"lines.text\":\"read\",\"number\":\"read\",\"status\":\"read\",\"tags\":\"read\"}}");
    }

    @Test
    void whoHasNoRightsGetsAnEmptyAnswer() {
        assertThat(json(out -> Projection.answer(out, ORDER, caller("nobody"))))
                .isEqualTo("{\"data\":{},\"access\":{}}");
    }

    @Test
    void aPageTellsTheAccessOnceEvenWhenItIsEmpty() {
        Line line = new Line("Fan", 5);
        assertThat(json(out -> Projection.page(out, Line.class, List.of(line, line), "c2", CUSTOMER)))
                .isEqualTo(
                        "{\"items\":[{\"text\":\"Fan\"},{\"text\":\"Fan\"}],\"access\":{\"text\":\"read\"},\"next\":\"c2\"}");
        assertThat(json(out -> Projection.page(out, Line.class, List.of(), null, AGENT)))
                .isEqualTo("{\"items\":[],\"access\":{\"cost\":\"read\",\"text\":\"write\"},\"next\":null}");
    }

    @Test
    void aPageHoldsOneKindOfItem() {
        assertThatThrownBy(() -> json(out -> Projection.page(out, Line.class, List.of(ORDER), null, AGENT)))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void nullIsWrittenAsNullAlsoInsideListsAndWhenMasked() {
        var empty = new Order(
                null,
                null,
                0,
                false,
                null,
                new Contact(null, null, null),
                Arrays.asList((Line) null),
                Arrays.asList((String) null));
        assertThat(json(out -> Projection.write(out, empty, CUSTOMER)))
                .isEqualTo(
                        "{\"number\":null,\"status\":null,\"contact\":{\"name\":null,\"phone\":null,\"credit\":null},\"lines\":[null],\"tags\":[null]}");
        var nothing = new Order(null, null, 0, false, null, null, null, null);
        assertThat(json(out -> Projection.write(out, nothing, CUSTOMER)))
                .isEqualTo("{\"number\":null,\"status\":null,\"contact\":null,\"lines\":null,\"tags\":null}");
        assertThat(Projection.project(empty, CUSTOMER)).isEqualTo(empty);
        assertThat(Projection.project(nothing, CUSTOMER)).isEqualTo(nothing);
    }

    @Test
    void aCopyForOtherExitsHoldsNothingHidden() {
        assertThat(Projection.project(ORDER, CUSTOMER))
                .isEqualTo(new Order(
                        "WO-1",
                        null,
                        0,
                        false,
                        Status.OPEN,
                        new Contact("张*", "138****1234", null),
                        List.of(new Line("Fan", 0), new Line("Belt", 0)),
                        List.of("a", "b")));
        assertThat(Projection.project(ORDER, caller("nobody")))
                .isEqualTo(new Order(null, null, 0, false, null, null, List.of(), List.of()));
    }

    @Test
    void aCopyForAFullReaderIsTheViewItself() {
        assertThat(Projection.project(ORDER, AGENT)).isSameAs(ORDER);
    }

    @Test
    void accessOfAViewNamesNestedFieldsWithDots() {
        assertThat(AGENT.accessOf(Order.class))
                .containsEntry("lines.text", Access.WRITE)
                .containsEntry("contact.phone", Access.READ)
                .containsKey("lines");
        assertThat(CUSTOMER.accessOf(Order.class))
                .doesNotContainKeys("cost", "lines.cost")
                .containsEntry("contact.phone", Access.MASKED);
    }

    @Test
    void everySupportedTypeIsWrittenAsTheContractSays() {
        var view = new Everything(
                "\"中\n",
                1,
                2,
                (short) 3,
                (byte) 4,
                5L,
                6L,
                1.5,
                2.5f,
                new BigDecimal("10.10"),
                true,
                Boolean.FALSE,
                Status.OPEN,
                Instant.parse("2026-11-22T03:04:05.123456789Z"),
                LocalDate.of(2026, 2, 3),
                UUID.fromString("0199f0c1-0000-7000-8000-000000000001"),
                URI.create("https://example.com/a?b=c"),
                new RawJson("{\"type\":\"object\"}"),
                List.of(List.of(1, 2), List.of()),
                List.of(Instant.parse("2026-11-22T03:04:05Z"), Instant.parse("2026-11-22T03:04:05.120Z")));
        assertThat(json(out -> Projection.write(out, view, everythingFor("a"))))
                .isEqualTo(
                        "{\"text\":\"\\\"中\\n\",\"i\":1,\"boxed\":2,\"s\":3,\"b\":4,\"l\":5,\"boxedLong\":6,\"d\":1.5,\"f\":2.5,\"amount\":10.10,"
                                + "\"yes\":true,\"no\":false,\"status\":\"OPEN\",\"at\":\"2026-11-22T03:04:05.123456Z\",\"on\":\"2026-02-03\","
                                + "\"id\":\"0199f0c1-0000-7000-8000-000000000001\",\"url\":\"https://example.com/a?b=c\",\"schema\":{\"type\":\"object\"},"
                                + "\"table\":[[1,2],[]],\"times\":[\"2026-11-22T03:04:05Z\",\"2026-11-22T03:04:05.120Z\"]}");
        assertThat(Projection.project(view, everythingFor("b")))
                .isEqualTo(new Everything(
                        null, 0, null, (short) 0, (byte) 0, 0L, null, 0, 0, null, false, null, null, null, null, null,
                        null, null, List.of(), List.of()));
    }

    @RecordType("everything")
    record Everything(
            String text,
            int i,
            Integer boxed,
            short s,
            byte b,
            long l,
            Long boxedLong,
            double d,
            float f,
            BigDecimal amount,
            boolean yes,
            Boolean no,
            Status status,
            Instant at,
            LocalDate on,
            UUID id,
            URI url,
            RawJson schema,
            List<List<Integer>> table,
            List<Instant> times) {}

    private static FieldView everythingFor(String role) {
        return FieldPolicy.parse(
                        "roles: [a, b]\nrecords:\n  everything:\n"
                                + "    text, i, boxed, s, b, l, boxedLong, d, f, amount, yes, no, status, at, on, id, url, schema, table, times: {a: read}")
                .viewFor(Set.of(role));
    }

    @RecordType("line")
    record LineWithMore(String text, String newcomer) {}

    @Test
    void aNewComponentWithoutARuleIsHiddenFromEverybody() {
        assertThat(json(out -> Projection.answer(out, new LineWithMore("Fan", "secret"), AGENT)))
                .isEqualTo("{\"data\":{\"text\":\"Fan\"},\"access\":{\"text\":\"write\"}}");
    }

    record NotAView(String text) {}

    @RecordType("bad")
    record WithMap(Map<String, String> values) {}

    @RecordType("bad")
    record WithObject(Object value) {}

    @RecordType("bad")
    record WithOptional(Optional<String> value) {}

    @RecordType("bad")
    record WithArray(int[] value) {}

    @RecordType("bad")
    record WithOtherRecord(List<NotAView> value) {}

    @RecordType("bad")
    record WithWildcard(List<? extends String> value) {}

    @RecordType("bad")
    record WithOtherList(ArrayList<String> value) {}

    @RecordType("bad")
    record WithItself(List<WithItself> children) {}

    @RecordType("bad")
    record MaskedNumber(@Masked(Mask.TEXT) Integer value) {}

    @RecordType("bad")
    record MaskedPrimitive(@Masked(Mask.MONEY) long value) {}

    @RecordType("bad")
    static final class NoRecord {}

    @Test
    void whatTheGateCannotWriteIsRefusedWhenTheClassIsFirstSeen() {
        refused(WithMap.class, "WithMap.values: the gate does not write java.util.Map<");
        refused(WithObject.class, "WithObject.value: the gate does not write java.lang.Object");
        refused(WithOptional.class, "WithOptional.value");
        refused(WithArray.class, "WithArray.value: the gate does not write int[]");
        refused(WithOtherRecord.class, "WithOtherRecord.value");
        refused(WithWildcard.class, "WithWildcard.value");
        refused(WithOtherList.class, "WithOtherList.value");
        refused(WithItself.class, "contains itself");
        refused(NotAView.class, "is not a record with @RecordType");
        refused(NoRecord.class, "is not a record with @RecordType");
        refused(String.class, "is not a record with @RecordType");
        refused(MaskedNumber.class, "MaskedNumber.value: only a String can be masked as TEXT");
        refused(
                MaskedPrimitive.class,
                "MaskedPrimitive.value: a masked amount is null, so the component must be a boxed number");
    }

    private static void refused(Class<?> view, String message) {
        assertThatThrownBy(() -> Projection.check(view))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMaskThePolicyAsksForAndTheViewDoesNotHaveIsAFaultAndNeverTheValue() {
        FieldView caller = FieldPolicy.parse("roles: [a]\nrecords: {line: {text: {a: mask}}}")
                .viewFor(Set.of("a"));
        assertThatThrownBy(() -> json(out -> Projection.write(out, new Line("Fan", 5), caller)))
                .isInstanceOf(PolicyFault.class)
                .hasMessage("Line.text is masked but has no @Masked");
    }

    static String json(Consumer<JsonGenerator> written) {
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            written.accept(out);
        }
        return text.toString();
    }
}
