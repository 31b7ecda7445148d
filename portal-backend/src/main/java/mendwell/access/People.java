package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.platform.Language;
import mendwell.platform.Sql;

/// Finds the staff member or customer contact that a Keycloak account belongs to.
@ApplicationScoped
class People {
    private final Sql sql;

    @Inject
    People(Sql sql) {
        this.sql = sql;
    }

    /// @param roles separated by commas; roles of Keycloak itself are dropped
    Caller caller(String subject, String name, String roles, Language language) {
        var found = sql.one(
                "select id, null, null from staff_member where subject = ? union all select id, customer_id, site_id from contact where subject = ?",
                People::person,
                subject,
                subject);
        return caller(subject, name, roles, language, found);
    }

    /// The program of a customer, which acts as one of the customer's contacts; empty when there is no such contact, or when it
    /// is shut out itself.
    Optional<Caller> program(String subject, String name, UUID contact, Language language) {
        return sql.one(
                        "select c.id, c.customer_id, c.site_id from contact c left join account a on a.subject = c.subject"
                                + " where c.id = ? and a.disabled_at is null",
                        People::person,
                        contact)
                .map(found -> caller(subject, name, "customer", language, Optional.of(found)));
    }

    private static Caller caller(String subject, String name, String roles, Language language, Optional<Person> found) {
        var known = Set.copyOf(known(roles));
        var id = UUID.fromString(subject);
        var person = found.map(Person::id).orElse(null);
        var customer = found.map(Person::customer).orElse(null);
        // Someone of a customer organisation is never staff, whatever roles say.
        var staff = customer == null && known.stream().anyMatch(Roles.STAFF::contains);
        if (!staff && customer == null) {
            return new Caller(Caller.Kind.VISITOR, id, name, Set.of("visitor"), language, person, null, null, null, null, null);
        }
        return new Caller(
                staff ? Caller.Kind.STAFF : Caller.Kind.CUSTOMER,
                id,
                name,
                staff ? known : Set.of("customer"),
                language,
                person,
                customer,
                found.map(Person::site).orElse(null),
                null,
                null,
                null);
    }

    /// Our roles among those of a token, in order.
    static SortedSet<String> known(String roles) {
        var known = new TreeSet<>(Arrays.asList(roles.split(",")));
        known.retainAll(Roles.ALL);
        return known;
    }

    /// @param customer null for staff
    /// @param site null for staff, and for contacts of the whole organisation
    private record Person(UUID id, UUID customer, UUID site) {}

    private static Person person(Sql.Row row) throws SQLException {
        return new Person(row.uuid(), row.uuid(), row.uuid());
    }
}
