package mendwell.security;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// What the gate costs: a page of 50 rows with 30 fields, written by hand without any check, and through the gate.
/// Prints nanoseconds per row, the median of many pages. How to run it is in the module's README.
public final class ProjectionBenchmark {
    private static final int ROWS = 50;
    private static final String FIELDS =
            "id, number, status, urgency, priority, serviceType, summary, customerName, customerLevel, serial, model, siteName,"
                    + " region, engineerName, promisedUntil, paused, escalated, amountMinor, createdAt, changedAt,"
                    + " faultCode, contactName, contactCity, productName, category, contractName, channel, closedReason, ownerName, note";

    enum Status {
        REQUESTED,
        IN_REPAIR
    }

    @RecordType("row")
    record Row(
            UUID id,
            String number,
            Status status,
            String urgency,
            String priority,
            String serviceType,
            String summary,
            @Masked(Mask.NAME) String customerName,
            String customerLevel,
            String serial,
            String model,
            String siteName,
            String region,
            String engineerName,
            Instant promisedUntil,
            boolean paused,
            boolean escalated,
            long amountMinor,
            Instant createdAt,
            Instant changedAt,
            String faultCode,
            String contactName,
            String contactCity,
            String productName,
            String category,
            String contractName,
            String channel,
            String closedReason,
            String ownerName,
            String note) {}

    public static void main(String[] args) {
        FieldPolicy policy = FieldPolicy.parse("roles: [all, some]\nrecords:\n  row:\n    "
                + FIELDS.replace(", customerName", "").replace(", priority", "")
                + ": {all: read, some: read}\n    priority: {all: read}\n    customerName: {all: read, some: mask}");
        FieldView all = policy.viewFor(Set.of("all"));
        FieldView some = policy.viewFor(Set.of("some"));
        List<Row> rows = rows();

        System.out.println(Runtime.version() + ", " + ROWS + " rows of 30 fields, ns per row");
        var factory = new JsonFactory();
        var bytes = new ByteArrayOutputStream(64 * 1024);
        var contestants = new ArrayList<Contestant>();
        contestants.add(new Contestant("by hand, unguarded", out -> byHand(out, rows)));
        contestants.add(new Contestant("gate, all readable", out -> Projection.page(out, Row.class, rows, null, all)));
        contestants.add(new Contestant(
                "gate, one hidden, one masked", out -> Projection.page(out, Row.class, rows, null, some)));
        contestants.add(new Contestant(
                "copies, one hidden, one masked", _ -> rows.forEach(row -> Projection.project(row, some))));
        for (int round = 0; round < 6; round++) {
            for (Contestant contestant : contestants) {
                contestant.run(factory, bytes, 2000);
            }
        }
        contestants.forEach(contestant -> System.out.printf("%-32s %6d%n", contestant.name, contestant.median()));
    }

    private static final class Contestant {
        final String name;
        final Consumer<JsonGenerator> page;
        long[] nanos = {};

        Contestant(String name, Consumer<JsonGenerator> page) {
            this.name = name;
            this.page = page;
        }

        /// Only the last run counts; the ones before warm up.
        void run(JsonFactory factory, ByteArrayOutputStream bytes, int pages) {
            nanos = new long[pages];
            for (int i = 0; i < pages; i++) {
                bytes.reset();
                long start = System.nanoTime();
                try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
                    page.accept(out);
                }
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
        }

        long median() {
            return nanos[nanos.length / 2] / ROWS;
        }
    }

    private static final SerializedString[] NAMES =
            Arrays.stream(FIELDS.split(", ?")).map(SerializedString::new).toArray(SerializedString[]::new);

    private static void byHand(JsonGenerator out, List<Row> rows) {
        out.writeStartObject();
        out.writeName("items");
        out.writeStartArray();
        for (Row row : rows) {
            out.writeStartObject();
            int i = 0;
            out.writeName(NAMES[i++]);
            out.writeString(row.id().toString());
            out.writeName(NAMES[i++]);
            out.writeString(row.number());
            out.writeName(NAMES[i++]);
            out.writeString(row.status().name());
            for (String text : new String[] {
                row.urgency(),
                row.priority(),
                row.serviceType(),
                row.summary(),
                row.customerName(),
                row.customerLevel(),
                row.serial(),
                row.model(),
                row.siteName(),
                row.region(),
                row.engineerName()
            }) {
                out.writeName(NAMES[i++]);
                out.writeString(text);
            }
            out.writeName(NAMES[i++]);
            out.writeString(row.promisedUntil().toString());
            out.writeName(NAMES[i++]);
            out.writeBoolean(row.paused());
            out.writeName(NAMES[i++]);
            out.writeBoolean(row.escalated());
            out.writeName(NAMES[i++]);
            out.writeNumber(row.amountMinor());
            out.writeName(NAMES[i++]);
            out.writeString(row.createdAt().toString());
            out.writeName(NAMES[i++]);
            out.writeString(row.changedAt().toString());
            for (String text : new String[] {
                row.faultCode(),
                row.contactName(),
                row.contactCity(),
                row.productName(),
                row.category(),
                row.contractName(),
                row.channel(),
                row.closedReason(),
                row.ownerName(),
                row.note()
            }) {
                out.writeName(NAMES[i++]);
                out.writeString(text);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName("next");
        out.writeNull();
        out.writeEndObject();
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < ROWS; i++) {
            Instant at = Instant.parse("2026-11-22T03:04:05.123456Z").plusSeconds(i * 7919L);
            rows.add(new Row(
                    new UUID(0x0199f0c100007000L + i, 0x8000000000000001L),
                    "WO-2026-%06d".formatted(i),
                    Status.IN_REPAIR,
                    "HIGH",
                    "P2",
                    "ON_SITE",
                    "空调不制冷,室外机有异响 " + i,
                    "华东精密制造有限公司",
                    "GOLD",
                    "SN-88-%05d".formatted(i),
                    "MW-3000",
                    "浦东一厂",
                    "华东",
                    "李工",
                    at,
                    false,
                    i % 7 == 0,
                    128_00L + i,
                    at.minusSeconds(86_400),
                    at.minusSeconds(60),
                    "E21",
                    "陈师傅",
                    "上海",
                    "螺杆空压机",
                    "COMPRESSOR",
                    "全保 2026",
                    "PORTAL",
                    "",
                    "李工",
                    "到厂前联系门卫 " + i));
        }
        return rows;
    }

    private ProjectionBenchmark() {}
}
