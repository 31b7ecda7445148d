package mendwell.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.LoginNeeded;
import mendwell.access.Rows;
import mendwell.customers.ContractSummary;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.Status;
import mendwell.workorders.VisibleOrders;

/// Reads units for those who may know them.
@ApplicationScoped
@InTransaction
class Equipment {
    // An order of an earlier owner is none of the present owner's business.
    private static final String OPEN =
            "o.equipment_id = e.id and o.customer_id = e.customer_id and o.status not in ('CLOSED', 'CANCELLED', 'REJECTED')";

    private static final String ROWS = """
            select e.id, e.serial, p.model, p.name_zh, p.name_en, c.name, s.name, e.warranty_until,
              (select count(*) from work_order o where %s and %%s), e.created_at
            from (%%s) page join equipment e on e.id = page.id join product p on p.id = e.product_id
              join customer c on c.id = e.customer_id join site s on s.id = e.site_id
            order by e.created_at desc, e.id desc""".formatted(OPEN);

    private static final int MOST_NAMES = 50;
    private static final int MOST_SERIALS = 200;

    private static final String ONE = """
            select e.id, e.serial, p.model, p.name_zh, p.name_en, p.category, e.purchased_on, e.warranty_until, e.scan_token, e.version,
              c.id, c.name, c.level, s.id, s.name, s.address, s.region, s.latitude, s.longitude,
              k.number, k.name, k.ends_on, k.response_minutes, k.resolution_minutes
            from equipment e join product p on p.id = e.product_id join customer c on c.id = e.customer_id join site s on s.id = e.site_id
              left join contract k on k.id = e.contract_id
            where e.id = ?""";

    private static final String ORDERS = """
            select o.id, o.number, o.status, o.created_at
            from equipment e join work_order o on %s
            where e.id = ? and %%s order by o.number desc limit 20""".formatted(OPEN);

    private final Sql sql;
    private final CurrentRequest request;
    private final VisibleUnits visible;
    private final VisibleOrders visibleOrders;
    private final Clock clock;
    private final Settings settings;

    @Inject
    Equipment(Sql sql, CurrentRequest request, VisibleUnits visible, VisibleOrders visibleOrders, Clock clock, Settings settings) {
        this.sql = sql;
        this.request = request;
        this.visible = visible;
        this.visibleOrders = visibleOrders;
        this.clock = clock;
        this.settings = settings;
    }

    /// A set of units that an index gives newest first, or that is small.
    private record Range(String condition, List<?> parameters) {}

    /// Newest first.
    /// @param serial beginning of the serial number; null for all
    /// @param words beginning of a serial number, a model or a customer's name; null for all
    /// @param whole all that match are wanted, in a file: words that match too much are refused
    Page<EquipmentRow> list(String serial, String words, boolean whole, String cursor, int limit) {
        requireLogin();
        var own = visible.rows();
        var after = cursor == null ? null : Cursor.parse(cursor);
        var ranges = words == null || words.isBlank() ? List.of(new Range("true", List.of())) : search(words.strip(), whole, own);
        var serialAsked = serial != null && !serial.isBlank();
        if (ranges.isEmpty() || serialAsked && !request.fields().mayRange("equipmentRow", "serial")) {
            return Page.of(EquipmentRow.class, List.of());
        }
        var orders = visibleOrders.rows();
        var parameters = new ArrayList<Object>(orders.parameters());
        var pages = new ArrayList<String>();
        for (var range : ranges) {
            var page = new StringBuilder("(select id, created_at from equipment e where ").append(range.condition());
            parameters.addAll(range.parameters());
            if (!own.isAll()) {
                page.append(" and ").append(own.condition());
                parameters.addAll(own.parameters());
            }
            if (serialAsked) {
                page.append(" and serial like ?");
                parameters.add(Like.startingWith(serial.strip()));
            }
            if (after != null) {
                // The first condition alone is what MariaDB can look up in the index.
                page.append(" and created_at <= ? and (created_at < ? or id < ?)");
                parameters.addAll(List.of(after.time(), after.time(), after.id()));
            }
            pages.add(page.append(" order by created_at desc, id desc limit ?)").toString());
            parameters.add(limit + 1);
        }
        parameters.add(limit + 1);
        var query = ROWS.formatted(
                orders.condition(),
                "select id from (" + String.join(" union ", pages) + ") found order by created_at desc, id desc limit ?");
        record Found(EquipmentRow row, Instant createdAt) {}
        var today = today();
        var found = sql.list(query, row -> new Found(row(row, today), row.instant()), parameters.toArray());
        var page = Page.of(Found.class, found, limit, last -> new Cursor(last.createdAt, last.row.id()));
        return new Page<>(EquipmentRow.class, page.items().stream().map(Found::row).toList(), page.next());
    }

    /// One range per matching model and customer, and one of the units whose serial matches: no range grows with the
    /// table. Who means one of more than fifty customers goes on typing.
    private List<Range> search(String words, boolean whole, Rows own) {
        if (words.length() > 100) {
            throw BadInput.at("?q", "search-words");
        }
        var prefix = Like.startingWith(words);
        var ranges = new ArrayList<Range>();
        var fields = request.fields();
        var serials = fields.mayRange("equipmentRow", "serial")
                ? sql.list(
                        "select e.id from equipment e where e.serial like ? and " + own.condition() + " order by e.serial limit " + MOST_SERIALS,
                        Sql.Row::uuid,
                        own.after(prefix))
                : List.<UUID>of();
        if (!serials.isEmpty()) {
            ranges.add(new Range("id in (" + "?,".repeat(serials.size() - 1) + "?)", serials));
        }
        var products = fields.mayRange("equipmentRow", "model")
                ? sql.list("select id from product where model like ? order by model limit ?", Sql.Row::uuid, prefix, MOST_NAMES)
                : List.<UUID>of();
        products.forEach(product -> ranges.add(new Range("product_id = ?", List.of(product))));
        // Among those with visible units only: of a limited number, the others would leave room for fewer.
        var customers = request.caller().isStaff() && fields.mayRange("equipmentRow", "customerName")
                ? sql.list(
                        "select c.id from customer c where c.name like ?"
                                + (own.isAll() ? "" : " and exists (select 1 from equipment e where e.customer_id = c.id and " + own.condition() + ")")
                                + " order by c.name limit " + MOST_NAMES,
                        Sql.Row::uuid,
                        own.after(prefix))
                : List.<UUID>of();
        customers.forEach(customer -> ranges.add(new Range("customer_id = ?", List.of(customer))));
        if (whole && (serials.size() == MOST_SERIALS || Math.max(products.size(), customers.size()) == MOST_NAMES)) {
            throw BadInput.at("?q", "search-too-wide");
        }
        return ranges;
    }

    /// @throws NotFound also when it exists and is another customer's
    /// @throws LoginNeeded for visitors and links
    Answer<EquipmentView> equipment(UUID id) {
        requireLogin();
        if (!visible.contains(id)) {
            throw new NotFound();
        }
        return answer(id, visibleOrders.rows());
    }

    private void requireLogin() {
        switch (request.caller().kind()) {
            case STAFF, SYSTEM, CUSTOMER -> {}
            case TRACKING, UNIT, VISITOR -> throw new LoginNeeded();
        }
    }

    /// The unit whose QR code the caller scanned.
    Answer<EquipmentView> scanned() {
        var caller = request.caller();
        if (caller.kind() != Caller.Kind.UNIT) {
            throw new LoginNeeded();
        }
        if (!visible.contains(caller.unit())) {
            throw new NotFound();
        }
        // A code sees no orders. Of its own unit's it is told that there are some, so that a fault is not reported twice.
        return answer(caller.unit(), Rows.ALL);
    }

    /// @param visible of its open orders those that are shown
    private Answer<EquipmentView> answer(UUID id, Rows visible) {
        var orders = sql.list(
                ORDERS.formatted(visible.condition()),
                row -> new OpenOrder(row.uuid(), row.text(), row.value(Status.class), row.instant()),
                visible.after(id));
        return sql.one(ONE, row -> answer(row, orders), id).orElseThrow(NotFound::new);
    }

    private Answer<EquipmentView> answer(Sql.Row row, List<OpenOrder> orders) throws SQLException {
        var id = row.uuid();
        var serial = row.text();
        var model = row.text();
        var nameZh = row.text();
        var nameEn = row.text();
        var category = row.text();
        var purchasedOn = row.date();
        var warrantyUntil = row.date();
        // In the fragment: browsers do not send it, so no server log and no referrer holds it.
        var scanUrl = settings.publicUrl() + "/u#" + row.text();
        var version = row.integer();
        return Answer.of(
                new EquipmentView(
                        id,
                        serial,
                        model,
                        nameZh,
                        nameEn,
                        category,
                        purchasedOn,
                        Warranty.on(today(), warrantyUntil),
                        warrantyUntil,
                        new CustomerSummary(row.uuid(), row.text(), row.value(CustomerLevel.class)),
                        new SiteView(row.uuid(), row.text(), row.text(), row.text(), row.decimalOrNull(), row.decimalOrNull()),
                        contract(row.text(), row.text(), row.date(), row.integer(), row.integer()),
                        orders,
                        scanUrl),
                version);
    }

    private static ContractSummary contract(String number, String name, LocalDate endsOn, int response, int resolution) {
        return number == null ? null : new ContractSummary(number, name, endsOn, response, resolution);
    }

    private static EquipmentRow row(Sql.Row row, LocalDate today) throws SQLException {
        var id = row.uuid();
        var serial = row.text();
        var model = row.text();
        var nameZh = row.text();
        var nameEn = row.text();
        var customer = row.text();
        var site = row.text();
        var warrantyUntil = row.date();
        return new EquipmentRow(
                id, serial, model, nameZh, nameEn, customer, site, Warranty.on(today, warrantyUntil), warrantyUntil, row.integer());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
