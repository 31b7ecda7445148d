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
import mendwell.customers.ContractSummary;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.platform.Answer;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.workorders.Status;

/// Reads units for those who may know them.
@ApplicationScoped
@InTransaction
class Equipment {
    // An order of an earlier owner is none of the present owner's business.
    private static final String OPEN =
            "o.equipment_id = e.id and o.customer_id = e.customer_id and o.status not in ('CLOSED', 'CANCELLED', 'REJECTED')";

    private static final String ROWS = """
            select e.id, e.serial, p.model, p.name_zh, p.name_en, c.name, s.name, e.warranty_until,
              (select count(*) from work_order o where %s), e.created_at
            from equipment e join product p on p.id = e.product_id join customer c on c.id = e.customer_id join site s on s.id = e.site_id
            where true""".formatted(OPEN);

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
            where e.id = ? order by o.created_at desc, o.id desc limit 20""".formatted(OPEN);

    private final Sql sql;
    private final CurrentRequest request;
    private final Clock clock;
    private final Settings settings;

    @Inject
    Equipment(Sql sql, CurrentRequest request, Clock clock, Settings settings) {
        this.sql = sql;
        this.request = request;
        this.clock = clock;
        this.settings = settings;
    }

    /// Newest first.
    /// @param serial beginning of the serial number; null for all
    Page<EquipmentRow> list(String serial, String cursor, int limit) {
        var caller = request.caller();
        var query = new StringBuilder(ROWS);
        var parameters = new ArrayList<Object>();
        switch (caller.kind()) {
            case STAFF, SYSTEM -> {}
            case CUSTOMER -> {
                query.append(" and e.customer_id = ?");
                parameters.add(caller.customer());
            }
            case TRACKING, UNIT, VISITOR -> throw new LoginNeeded();
        }
        if (serial != null && !serial.isBlank()) {
            query.append(" and e.serial like ?");
            parameters.add(Like.startingWith(serial.strip()));
        }
        if (cursor != null) {
            var after = Cursor.parse(cursor);
            // The first condition alone is what MariaDB can look up in the index.
            query.append(" and e.created_at <= ? and (e.created_at < ? or e.id < ?)");
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        query.append(" order by e.created_at desc, e.id desc limit ?");
        parameters.add(limit + 1);
        record Found(EquipmentRow row, Instant createdAt) {}
        var today = today();
        var found = sql.list(query.toString(), row -> new Found(row(row, today), row.instant()), parameters.toArray());
        var page = Page.of(Found.class, found, limit, last -> new Cursor(last.createdAt, last.row.id()));
        return new Page<>(EquipmentRow.class, page.items().stream().map(Found::row).toList(), page.next());
    }

    /// @throws NotFound also when it exists and is another customer's
    /// @throws LoginNeeded for visitors and links
    Answer<EquipmentView> equipment(UUID id) {
        var caller = request.caller();
        return switch (caller.kind()) {
            case STAFF, SYSTEM -> answer(id);
            case CUSTOMER -> {
                var unit = answer(id);
                if (!unit.data().customer().id().equals(caller.customer())) {
                    throw new NotFound();
                }
                yield unit;
            }
            case TRACKING, UNIT, VISITOR -> throw new LoginNeeded();
        };
    }

    /// The unit whose QR code the caller scanned.
    Answer<EquipmentView> scanned() {
        var caller = request.caller();
        if (caller.kind() != Caller.Kind.UNIT) {
            throw new LoginNeeded();
        }
        return answer(caller.unit());
    }

    private Answer<EquipmentView> answer(UUID id) {
        var orders = sql.list(
                ORDERS, row -> new OpenOrder(row.uuid(), row.text(), row.value(Status.class), row.instant()), id);
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
