package mendwell.security;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// What the gate costs: a page of 50 rows with 30 fields, written by hand without any check, and through the gate.
/// Nanoseconds per row, each way in Java processes of its own; `./bench` runs it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ProjectionBenchmark.ROWS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
public class ProjectionBenchmark {
    static final int ROWS = 50;
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

    private static final FieldPolicy POLICY = FieldPolicy.parse("roles: [all, some]\nrecords:\n  row:\n    "
            + FIELDS.replace(", customerName", "").replace(", priority", "")
            + ": {all: read, some: read}\n    priority: {all: read}\n    customerName: {all: read, some: mask}");
    private final FieldView all = POLICY.viewFor(Set.of("all"));
    private final FieldView some = POLICY.viewFor(Set.of("some"));
    private final List<Row> rows = rows();
    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);

    @Benchmark
    public int byHand() {
        return page(out -> byHand(out, rows));
    }

    @Benchmark
    public int gateAllReadable() {
        return page(out -> Projection.page(out, Row.class, rows, null, all));
    }

    @Benchmark
    public int gateOneHiddenOneMasked() {
        return page(out -> Projection.page(out, Row.class, rows, null, some));
    }

    @Benchmark
    public void copiesOneHiddenOneMasked(Blackhole used) {
        rows.forEach(row -> used.consume(Projection.project(row, some)));
    }

    private int page(Consumer<JsonGenerator> written) {
        bytes.reset();
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            written.accept(out);
        }
        return bytes.size();
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
    }}
