package mendwell.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mendwell.access.Hash;
import mendwell.articles.Articles;
import mendwell.articles.Audience;
import mendwell.articles.NewArticle;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Sql;

/// Everything but the orders.
@ApplicationScoped
class SampleBusiness {
    private final Sql sql;
    private final Articles articles;
    private final Clock clock;
    private final Settings settings;

    record Person(
            String name,
            UUID subject,
            String role,
            String phone,
            String email,
            String language,
            String region,
            String grade,
            List<String> skills) {}

    record Product(String model, String nameZh, String nameEn, String category) {}

    record Part(String number, String nameZh, String nameEn, String unit, long price, long cost, int stock) {}

    record Customer(
            String name, String level, String region, List<Contract> contracts, List<Contact> contacts, List<Site> sites) {
        Customer {
            contracts = Objects.requireNonNullElse(contracts, List.of());
        }
    }

    record Contract(
            String number, String name, LocalDate startsOn, LocalDate endsOn, int responseMinutes, int resolutionMinutes) {}

    record Contact(String name, UUID subject, String phone, String email, String language) {}

    record Site(String name, String address, String region, double latitude, double longitude, List<Unit> units) {}

    record Unit(String serial, String model, LocalDate purchasedOn, LocalDate warrantyUntil, String contract) {}

    record Text(String name, Audience audience, List<String> products, Instant changedAt) {}

    @Inject
    SampleBusiness(Sql sql, Articles articles, Clock clock, Settings settings) {
        this.sql = sql;
        this.articles = articles;
        this.clock = clock;
        this.settings = settings;
    }

    /// @return whether there was nothing yet
    @InTransaction
    boolean write() {
        if (sql.one("select 1 from customer limit 1", Sql.Row::integer).isPresent()) {
            return false;
        }
        SampleFiles.list("staff.yaml", Person.class).forEach(this::write);
        var products = new HashMap<String, UUID>();
        for (var product : SampleFiles.list("products.yaml", Product.class)) {
            products.put(product.model, write(product));
        }
        SampleFiles.list("parts.yaml", Part.class).forEach(this::write);
        SampleFiles.list("customers.yaml", Customer.class).forEach(customer -> write(customer, products));
        SampleFiles.list("articles.yaml", Text.class).forEach(this::write);
        return true;
    }

    private void write(Person person) {
        sql.update(
                "insert into staff_member(id, subject, name, phone, email, language, region, role, grade, skills) values (?,?,?,?,?,?,?,?,?,?)",
                Ids.next(),
                person.subject,
                person.name,
                person.phone,
                person.email,
                person.language,
                person.region,
                person.role,
                person.grade,
                person.skills == null ? "" : String.join(",", person.skills));
    }

    private UUID write(Product product) {
        var id = Ids.next();
        sql.update(
                "insert into product(id, model, name_zh, name_en, category) values (?,?,?,?,?)",
                id,
                product.model,
                product.nameZh,
                product.nameEn,
                product.category);
        return id;
    }

    private void write(Part part) {
        sql.update(
                "insert into part(id, number, name_zh, name_en, unit, price_minor, cost_minor, currency, stock) values (?,?,?,?,?,?,?,'CNY',?)",
                Ids.next(),
                part.number,
                part.nameZh,
                part.nameEn,
                part.unit,
                part.price,
                part.cost,
                part.stock);
    }

    private void write(Customer customer, Map<String, UUID> products) {
        var id = Ids.next();
        sql.update(
                "insert into customer(id, name, level, region, created_at) values (?,?,?,?,?)",
                id,
                customer.name,
                customer.level,
                customer.region,
                clock.instant());
        var contracts = new HashMap<String, UUID>();
        for (var contract : customer.contracts) {
            var contractId = Ids.next();
            contracts.put(contract.number, contractId);
            sql.update(
                    "insert into contract(id, customer_id, number, name, starts_on, ends_on, response_minutes, resolution_minutes)"
                            + " values (?,?,?,?,?,?,?,?)",
                    contractId,
                    id,
                    contract.number,
                    contract.name,
                    contract.startsOn,
                    contract.endsOn,
                    contract.responseMinutes,
                    contract.resolutionMinutes);
        }
        for (var contact : customer.contacts) {
            sql.update(
                    "insert into contact(id, customer_id, subject, name, phone, email, language) values (?,?,?,?,?,?,?)",
                    Ids.next(),
                    id,
                    contact.subject,
                    contact.name,
                    contact.phone,
                    contact.email,
                    contact.language);
        }
        for (var site : customer.sites) {
            var siteId = Ids.next();
            sql.update(
                    "insert into site(id, customer_id, name, address, region, latitude, longitude) values (?,?,?,?,?,?,?)",
                    siteId,
                    id,
                    site.name,
                    site.address,
                    site.region,
                    site.latitude,
                    site.longitude);
            for (var unit : site.units) {
                write(unit, products.get(unit.model), id, siteId, unit.contract == null ? null : contracts.get(unit.contract));
            }
        }
    }

    private void write(Unit unit, UUID product, UUID customer, UUID site, UUID contract) {
        // Guessable, so that a printed sample link always works; real units get random tokens.
        var token = "sample-" + unit.serial;
        sql.update(
                "insert into equipment(id, serial, product_id, customer_id, site_id, contract_id, purchased_on, warranty_until,"
                        + " scan_token, scan_token_hash, created_at) values (?,?,?,?,?,?,?,?,?,?,?)",
                Ids.next(),
                unit.serial,
                product,
                customer,
                site,
                contract,
                unit.purchasedOn,
                unit.warrantyUntil,
                token,
                Hash.sha256(token),
                unit.purchasedOn.atTime(LocalTime.of(9, 0)).atZone(settings.zone()).toInstant());
    }

    private void write(Text text) {
        var group = Ids.next();
        for (var language : Language.values()) {
            var article = SampleDrafts.Text.of("articles/" + text.name + "." + language.tag() + ".md");
            articles.publish(new NewArticle(
                    group,
                    language,
                    article.title(),
                    article.markdown(),
                    text.audience,
                    text.products,
                    text.changedAt,
                    "孙悦",
                    "何静"));
        }
    }
}
