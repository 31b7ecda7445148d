package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mendwell.access.CurrentRequest;
import mendwell.access.Rows;
import mendwell.customers.CustomerLevel;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.security.Scope;
import mendwell.workorders.Priority;
import mendwell.workorders.ServiceType;
import mendwell.workorders.Status;
import mendwell.workorders.Urgency;
import mendwell.workorders.VisibleOrders;

/// Lists of orders, newest first. Every combination of scope and filter is served by an index that ends in
/// (created_at desc, id desc), so a page costs the same with a thousand orders and with a million.
@ApplicationScoped
@InTransaction
class OrderList {
    private static final String ROWS = """
            select o.id, o.number, o.status, o.urgency, o.priority, o.service_type, o.summary, c.name, c.level, e.serial, p.model, s.name,
              o.region, m.name, o.promised_until, o.paused_reason is not null, o.escalated_at is not null, o.created_at, o.changed_at
            from (%s) page join work_order o on o.id = page.id join customer c on c.id = o.customer_id
              join equipment e on e.id = o.equipment_id join product p on p.id = e.product_id join site s on s.id = o.site_id
              left join staff_member m on m.id = o.engineer_id
            order by o.created_at desc, o.id desc""";

    /// What orders can be grouped by, and where it stands.
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("status", "o.status"),
            Map.entry("urgency", "o.urgency"),
            Map.entry("priority", "o.priority"),
            Map.entry("serviceType", "o.service_type"),
            Map.entry("region", "o.region"),
            Map.entry("paused", "if(o.paused_reason is null, 'false', 'true')"),
            Map.entry("escalated", "if(o.escalated_at is null, 'false', 'true')"),
            Map.entry("customerName", "(select c.name from customer c where c.id = o.customer_id)"),
            Map.entry("customerLevel", "(select c.level from customer c where c.id = o.customer_id)"),
            Map.entry("siteName", "(select s.name from site s where s.id = o.site_id)"),
            Map.entry("model", "(select p.model from equipment e join product p on p.id = e.product_id where e.id = o.equipment_id)"),
            Map.entry("engineerName", "(select m.name from staff_member m where m.id = o.engineer_id)"));

    /// So many of the newest orders are counted at most: what is counted must not grow with the table.
    private static final int MOST_COUNTED = 2_000;

    /// So many units and customers that words match are looked at.
    private static final int MOST_NAMES = 50;

    private static final List<Status> OPEN =
            java.util.Arrays.stream(Status.values()).filter(status -> !status.isOver()).toList();

    private final Sql sql;
    private final CurrentRequest request;
    private final VisibleOrders orders;
    private final Clock clock;
    private final Settings settings;

    @Inject
    OrderList(Sql sql, CurrentRequest request, VisibleOrders orders, Clock clock, Settings settings) {
        this.sql = sql;
        this.request = request;
        this.orders = orders;
        this.clock = clock;
        this.settings = settings;
    }

    /// @param statuses empty for all
    /// @param mine only those given to the calling engineer
    /// @param words prefix of a number, serial or customer name; null for all
    /// @param whole all that match are wanted, in a file or a number: words that too many units or customers match are refused
    record Wanted(Set<Status> statuses, boolean open, boolean mine, UUID equipment, String words, boolean whole, Cursor after, int limit) {}

    Page<WorkOrderRow> page(Wanted wanted) {
        var parameters = new ArrayList<Object>();
        var found = newest(wanted, parameters)
                .map(page -> sql.list(ROWS.formatted(page), OrderList::row, parameters.toArray()))
                .orElse(List.of());
        return Page.of(WorkOrderRow.class, found, wanted.limit(), WorkOrderRow::cursor);
    }

    /// How many of the newest orders there are of each value of a field.
    /// @param by a field that the caller may order by
    /// @throws BadInput when orders cannot be grouped by it
    WorkOrderGroups groups(String by, Set<Status> statuses, Boolean open, boolean mine, UUID equipment, String words) {
        var value = Optional.ofNullable(GROUPS.get(by)).orElseThrow(() -> BadInput.at("?by", "group-by", String.join(", ", groupsOf())));
        // Who may not ask for the status is not told by numbers, either, which orders are over.
        var onlyOpen = open != null ? open : statuses.isEmpty() && request.fields().mayMatch("workOrderRow", "status");
        var parameters = new ArrayList<Object>();
        var found = newest(new Wanted(statuses, onlyOpen, mine, equipment, words, true, null, MOST_COUNTED), parameters)
                .map(page -> sql.list(
                        "select " + value + " from (" + page + ") page join work_order o on o.id = page.id order by page.created_at desc, page.id desc",
                        row -> Optional.ofNullable(row.text()),
                        parameters.toArray()))
                .orElse(List.of());
        var groups = found.stream().limit(MOST_COUNTED).collect(Collectors.groupingBy(one -> one, Collectors.summingInt(_ -> 1))).entrySet().stream()
                .map(group -> new WorkOrderGroup(group.getKey().orElse(null), group.getValue()))
                .sorted(Comparator.comparingInt(WorkOrderGroup::count)
                        .reversed()
                        .thenComparing(WorkOrderGroup::value, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new WorkOrderGroups(by, groups, found.size() > MOST_COUNTED);
    }

    /// Those that this caller may ask for.
    private List<String> groupsOf() {
        return GROUPS.keySet().stream().filter(field -> request.fields().mayRange("workOrderRow", field)).sorted().toList();
    }

    /// The ids of the newest that are wanted, one more than asked for, as a query; empty when there can be none.
    private Optional<String> newest(Wanted wanted, List<Object> parameters) {
        var visible = orders.rows();
        if (wanted.mine() && !mayAskForMine()) {
            return Optional.empty();
        }
        var statuses = wanted.open() ? OPEN : List.copyOf(wanted.statuses());
        // One range per status, each read in order from its index and cut at the limit, beats one scan that skips.
        var ranges = new ArrayList<String>();
        for (var status : statuses.isEmpty() ? java.util.Collections.<Status>singletonList(null) : statuses) {
            ranges.add("(" + range(visible, wanted, status, parameters) + ")");
        }
        if (ranges.size() == 1) {
            return Optional.of(ranges.getFirst().substring(1, ranges.getFirst().length() - 1));
        }
        parameters.add(wanted.limit() + 1);
        return Optional.of("select id, created_at from (" + String.join(" union all ", ranges) + ") every order by created_at desc, id desc limit ?");
    }

    /// Who sees only their own orders learns nothing by asking for their own; of others it tells who the engineer is.
    private boolean mayAskForMine() {
        var fields = request.fields();
        return fields.mayMatch("workOrderRow", "engineerName") || fields.scopes("workOrder").equals(Set.of(Scope.ASSIGNED));
    }

    private String range(Rows visible, Wanted wanted, Status status, List<Object> parameters) {
        var where = new ArrayList<String>();
        if (!visible.isAll()) {
            where.add(visible.condition());
            parameters.addAll(visible.parameters());
        }
        // who looks as a role is nobody in particular, and has no orders of their own
        if (wanted.mine() && request.caller().isStaff() && request.caller() == request.reader()) {
            where.add("o.engineer_id = ?");
            parameters.add(request.caller().person());
        }
        if (status != null) {
            where.add("o.status = ?");
            parameters.add(status);
        }
        if (wanted.equipment() != null) {
            where.add("o.equipment_id = ?");
            parameters.add(wanted.equipment());
        }
        if (wanted.words() != null) {
            search(visible, wanted, where, parameters);
        }
        if (wanted.after() != null) {
            where.add("(o.created_at < ? or o.created_at = ? and o.id < ?)");
            parameters.add(wanted.after().time());
            parameters.add(wanted.after().time());
            parameters.add(wanted.after().id());
        }
        parameters.add(wanted.limit() + 1);
        return "select o.id, o.created_at from work_order o" + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by o.created_at desc, o.id desc limit ?";
    }

    /// A number, a serial or a customer's name, by its beginning: each is an index range. A few matching units or
    /// customers are enough; who means one of more than fifty goes on typing.
    private void search(Rows visible, Wanted wanted, List<String> where, List<Object> parameters) {
        var text = wanted.words().strip();
        if (text.isEmpty() || text.length() > 100) {
            throw BadInput.at("?q", "search-words");
        }
        var prefix = Like.startingWith(text);
        var fields = request.fields();
        var byNumber = fields.mayRange("workOrderRow", "number");
        if (byNumber && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 6) {
            // What people say on the phone: the last digits of a number of this year.
            where.add("o.number = ?");
            parameters.add("WO-%d-%06d".formatted(LocalDate.now(clock.withZone(settings.zone())).getYear(), Integer.parseInt(text)));
            return;
        }
        if (byNumber && text.regionMatches(true, 0, "WO-", 0, 3)) {
            where.add("o.number like ?");
            parameters.add(prefix);
            return;
        }
        // Among those of visible orders only: of a limited number, the others would leave room for fewer.
        var units = fields.mayRange("workOrderRow", "serial")
                ? sql.list(
                        "select e.id from equipment e where e.serial like ?" + among("o.equipment_id = e.id", visible) + " order by e.serial limit " + MOST_NAMES,
                        Sql.Row::uuid,
                        visible.after(prefix))
                : List.<UUID>of();
        // Who sees names masked could otherwise spell them out, letter by letter.
        var customers = fields.mayRange("workOrderRow", "customerName")
                ? sql.list(
                        "select c.id from customer c where c.name like ?" + among("o.customer_id = c.id", visible) + " order by c.name limit " + MOST_NAMES,
                        Sql.Row::uuid,
                        visible.after(prefix))
                : List.<UUID>of();
        if (wanted.whole() && Math.max(units.size(), customers.size()) == MOST_NAMES) {
            throw BadInput.at("?q", "search-too-wide");
        }
        if (units.isEmpty() && customers.isEmpty()) {
            where.add("false");
            return;
        }
        var either = new ArrayList<String>();
        if (!units.isEmpty()) {
            either.add("o.equipment_id in (" + "?,".repeat(units.size() - 1) + "?)");
            parameters.addAll(units);
        }
        if (!customers.isEmpty()) {
            either.add("o.customer_id in (" + "?,".repeat(customers.size() - 1) + "?)");
            parameters.addAll(customers);
        }
        where.add("(" + String.join(" or ", either) + ")");
    }

    private static String among(String joined, Rows visible) {
        return visible.isAll() ? "" : " and exists (select 1 from work_order o where " + joined + " and " + visible.condition() + ")";
    }

    private static WorkOrderRow row(Sql.Row row) throws SQLException {
        return new WorkOrderRow(
                row.uuid(),
                row.text(),
                row.value(Status.class),
                row.value(Urgency.class),
                row.value(Priority.class),
                row.value(ServiceType.class),
                row.text(),
                row.text(),
                row.value(CustomerLevel.class),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.instant(),
                row.flag(),
                row.flag(),
                row.instant(),
                row.instant());
    }
}
