package mendwell.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;

/// Many orders, to measure with: three years of orders, 95 of 100 closed, each with its timeline and some with messages, for up to
/// 2,000 customers with 20,000 units. The same N gives the same data, ending today; a further call adds other customers with
/// other orders. Rows go in directly: these orders have no process, so they can be read and searched, but not moved.
@ApplicationScoped
class BulkOrders {
    private static final System.Logger LOG = System.getLogger(BulkOrders.class.getName());
    private static final int MOST_CUSTOMERS = 2_000;
    private static final int MOST_UNITS = 20_000;
    private static final int MOST_ENGINEERS = 120;
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final List<String> REGIONS = List.of("华东", "华南", "华北", "West");
    private static final List<String> PLACES = List.of("无锡", "苏州", "东莞", "唐山", "宁波", "佛山", "Bristol", "Cardiff", "Gloucester", "Exeter");
    private static final List<String> TRADES = List.of("食品", "精密机械", "制药", "包装", "冷链", "Foods", "Engineering", "Dairy", "Packaging", "Logistics");
    private static final List<String> FAULTS = List.of(
            "排气温度高，运行半小时后停机",
            "Discharge temperature rises until the unit stops",
            "低压报警，复位后十分钟再次出现",
            "Low pressure alarm comes back after every reset",
            "主轴高速时异响，加工面有振纹",
            "Spindle noise above 4,000 rpm and chatter marks",
            "横封漏气，温度达不到设定值",
            "Cross seal leaks, temperature stays below the set point",
            "轴封滴水成线，地面积水",
            "Water runs from the shaft seal",
            "年度保养和安全检查",
            "Yearly maintenance and safety check");
    private static final List<Status> OPEN =
            Arrays.stream(Status.values()).filter(status -> !status.isOver()).toList();
    private static final List<Status> WAY = List.of(
            Status.REQUESTED,
            Status.TRIAGED,
            Status.DISPATCHED,
            Status.ACCEPTED,
            Status.TRAVELLING,
            Status.ON_SITE,
            Status.IN_REPAIR,
            Status.REPORTING,
            Status.SIGN_OFF,
            Status.RATING,
            Status.CLOSED);

    private final Sql sql;
    private final Clock clock;
    private final Settings settings;

    private record Customer(UUID id, UUID site, String region) {}

    private record Unit(UUID id, Customer owner) {}

    @Inject
    BulkOrders(Sql sql, Clock clock, Settings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    /// Rows waiting to be written, many in one statement.
    private final class Rows {
        private static final int PARAMETERS = 30_000; // MariaDB takes 65,535 in one statement
        private final String insert;
        private final int columns;
        private final List<Object> values = new ArrayList<>();

        Rows(String table, String columns) {
            this.columns = columns.split(",").length;
            this.insert = "insert into " + table + "(" + columns + ") values ";
        }

        void add(Object... row) {
            values.addAll(Arrays.asList(row));
        }

        void write() {
            var most = PARAMETERS / columns * columns;
            var row = "(" + "?,".repeat(columns - 1) + "?)";
            for (int from = 0; from < values.size(); from += most) {
                var some = values.subList(from, Math.min(from + most, values.size()));
                sql.update(insert + (row + ",").repeat(some.size() / columns - 1) + row, some.toArray());
            }
            values.clear();
        }
    }

    void write(int orders) {
        var begin = System.nanoTime();
        var known = sql.one("select count(*) from equipment where serial like 'LD-%'", Sql.Row::integer).orElseThrow();
        var random = new Random(20261122 + known);
        var end = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var units = units(orders, known, random, end.minus(SPAN));
        orders(orders, random, end, units, engineers(orders, random, end.minus(SPAN)));
        sql.list("analyze table customer, site, equipment, work_order, timeline_entry, message", Sql.Row::text);
        LOG.log(Level.INFO, "{0} orders written in {1} ms", orders, (System.nanoTime() - begin) / 1_000_000);
    }

    private List<UUID> engineers(int orders, Random random, Instant begin) {
        var rows = new Rows("staff_member", "id,name,phone,email,language,region,role,grade,skills");
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < Math.clamp(orders / 50, 1, MOST_ENGINEERS); i++) {
            var id = id(begin, random);
            ids.add(id);
            rows.add(
                    id,
                    "Engineer %03d".formatted(i),
                    "1390000%04d".formatted(i),
                    "engineer%03d@example.com".formatted(i),
                    i % 2 == 0 ? "zh-CN" : "en",
                    REGIONS.get(i % REGIONS.size()),
                    "engineer",
                    i % 5 == 0 ? "EXPERT" : "SENIOR",
                    "AIR,COOLING");
        }
        rows.write();
        return ids;
    }

    private List<Unit> units(int orders, int known, Random random, Instant begin) {
        var customers = new ArrayList<Customer>();
        var customerRows = new Rows("customer", "id,name,level,region,created_at");
        var siteRows = new Rows("site", "id,customer_id,name,address,region,latitude,longitude");
        for (int i = 0; i < Math.clamp(orders / 5, 1, MOST_CUSTOMERS); i++) {
            var customer = new Customer(id(begin, random), id(begin, random), REGIONS.get(i % REGIONS.size()));
            customers.add(customer);
            var place = PLACES.get(random.nextInt(PLACES.size()));
            var level = i % 20 == 0 ? "VIP" : i % 5 == 0 ? "GOLD" : "STANDARD";
            var name = place + " " + TRADES.get(random.nextInt(TRADES.size())) + " %04d".formatted(i);
            customerRows.add(customer.id, name, level, customer.region, begin);
            siteRows.add(customer.site, customer.id, place, place + " " + (i + 1), customer.region, 31.0, 120.0);
        }
        customerRows.write();
        siteRows.write();
        var products = sql.list("select id from product order by model", Sql.Row::uuid);
        var units = new ArrayList<Unit>();
        var unitRows = new Rows(
                "equipment",
                "id,serial,product_id,customer_id,site_id,purchased_on,warranty_until,scan_token,scan_token_hash,created_at");
        for (int i = 0; i < Math.clamp(2L * orders, 1, MOST_UNITS); i++) {
            var unit = new Unit(id(begin, random), customers.get(random.nextInt(customers.size())));
            units.add(unit);
            var token = "load-%05d".formatted(known + i);
            var bought = begin.minus(random.nextInt(1500), ChronoUnit.DAYS);
            var day = bought.atZone(settings.zone()).toLocalDate();
            unitRows.add(
                    unit.id,
                    "LD-%05d".formatted(known + i),
                    products.get(i % products.size()),
                    unit.owner.id,
                    unit.owner.site,
                    day,
                    day.plusYears(3),
                    token,
                    Hash.sha256(token),
                    bought);
        }
        unitRows.write();
        return units;
    }

    private void orders(int count, Random random, Instant end, List<Unit> units, List<UUID> engineers) {
        var orderRows = new Rows(
                "work_order",
                "id,number,status,urgency,priority,service_type,channel,summary,description,form_version,answers,equipment_id,"
                        + "customer_id,site_id,region,contact_name,contact_phone,contact_language,engineer_id,promised_until,closed_at,"
                        + "created_at,changed_at");
        var timelineRows = new Rows("timeline_entry", "id,work_order_id,at,kind,status,actor_kind,actor_name,text,internal");
        var messageRows = new Rows("message", "id,work_order_id,at,author_key,author_kind,author_name,body");
        Map<Integer, Integer> numbers = new HashMap<>();
        sql.list("select year, last from number_sequence where name = 'WO'", row -> numbers.put(row.integer(), row.integer()));
        for (int i = 0; i < count; i++) {
            var created = end.minus(SPAN.multipliedBy(count - i).dividedBy(count));
            // The newest twentieth holds what is not closed, as in life.
            var recent = i >= count - count / 20;
            var status = !recent
                    ? Status.CLOSED
                    : switch (random.nextInt(10)) {
                        case 0 -> Status.CANCELLED;
                        case 1 -> Status.REJECTED;
                        default -> OPEN.get(random.nextInt(OPEN.size()));
                    };
            var unit = units.get(random.nextInt(units.size()));
            var engineer = status == Status.REQUESTED || status == Status.TRIAGED || status == Status.REJECTED
                    ? null
                    : engineers.get(random.nextInt(engineers.size()));
            var fault = FAULTS.get(random.nextInt(FAULTS.size()));
            var language = fault.charAt(0) < 128 ? "en" : "zh-CN";
            var contact = language.equals("en") ? "Contact " + i % 5000 : "联系人 " + i % 5000;
            var urgency = Urgency.values()[random.nextInt(4)];
            var steps = status.isOver() && status != Status.CLOSED ? 1 : Math.max(WAY.indexOf(status), 0) + 1;
            var changed = created.plus(Duration.ofHours(3).multipliedBy(steps - 1));
            var year = created.atZone(settings.zone()).getYear();
            var number = numbers.merge(year, 1, Integer::sum);
            var id = id(created, random);
            orderRows.add(
                    id,
                    "WO-%d-%06d".formatted(year, number),
                    status,
                    urgency,
                    Priority.values()[3 - urgency.ordinal()],
                    ServiceType.values()[random.nextInt(ServiceType.values().length)],
                    "PORTAL",
                    fault,
                    fault + "\n#" + i,
                    1,
                    "{\"description\":\"" + fault + "\",\"urgency\":\"" + urgency + "\"}",
                    unit.id,
                    unit.owner.id,
                    unit.owner.site,
                    unit.owner.region,
                    contact,
                    "1370000%04d".formatted(i % 10_000),
                    language,
                    engineer,
                    created.plus(2, ChronoUnit.DAYS),
                    status.isOver() ? changed : null,
                    created,
                    changed);
            for (int step = 0; step < steps; step += status == Status.CLOSED ? 2 : 1) {
                var at = created.plus(Duration.ofHours(3).multipliedBy(step));
                timelineRows.add(id(at, random), id, at, "STATUS", WAY.get(step), "STAFF", "林晓雯", null, false);
            }
            if (i % 3 == 0) {
                var asked = created.plusSeconds(600);
                messageRows.add(
                        id(asked, random), id, asked, "order:" + id, "CUSTOMER", contact, language.equals("en") ? "When will you come?" : "请问什么时候到？");
                messageRows.add(id(asked, random), id, asked.plusSeconds(900), "person", "STAFF", "林晓雯", "已安排，见预计时间。");
            }
            if (i % 1000 == 999 || i == count - 1) {
                orderRows.write(); // first: the others refer to them
                timelineRows.write();
                messageRows.write();
            }
        }
        numbers.forEach((year, last) -> sql.update(
                "insert into number_sequence(name, year, last) values ('WO', ?, ?) on duplicate key update last = greatest(last, values(last))",
                year,
                last));
    }

    /// A version 7 UUID for a moment, from the same random numbers every time.
    private static UUID id(Instant at, Random random) {
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000),
                random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }
}
