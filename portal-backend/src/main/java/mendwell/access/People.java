package mendwell.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mendwell.platform.Language;

/// Finds the staff member or customer contact that a Keycloak account belongs to.
@ApplicationScoped
class People {
    private static final Set<String> STAFF_ROLES =
            Set.of("agent", "engineer", "warehouse", "supervisor", "editor", "reviewer", "admin");

    private final AgroalDataSource connections;

    @Inject
    People(AgroalDataSource connections) {
        this.connections = connections;
    }

    /// @param roles separated by commas; roles of Keycloak itself are dropped
    Caller caller(String subject, String name, String roles, Language language) {
        var known = Arrays.stream(roles.split(","))
                .filter(role -> STAFF_ROLES.contains(role) || role.equals("customer"))
                .collect(Collectors.toUnmodifiableSet());
        var id = UUID.fromString(subject);
        try (var connection = connections.getConnection();
                var find = connection.prepareStatement("select id, null from staff_member where subject = ?"
                        + " union all select id, customer_id from contact where subject = ?")) {
            find.setString(1, subject);
            find.setString(2, subject);
            try (var row = find.executeQuery()) {
                var person = row.next() ? UUID.fromString(row.getString(1)) : null;
                var customer = person == null || row.getString(2) == null ? null : UUID.fromString(row.getString(2));
                // Someone of a customer organisation is never staff, whatever roles say.
                var staff = customer == null && known.stream().anyMatch(STAFF_ROLES::contains);
                if (!staff && customer == null) {
                    return new Caller(Caller.Kind.VISITOR, id, name, Set.of("visitor"), language, person, null, null, null, null);
                }
                return new Caller(
                        staff ? Caller.Kind.STAFF : Caller.Kind.CUSTOMER,
                        id,
                        name,
                        staff ? known : Set.of("customer"),
                        language,
                        person,
                        customer,
                        null,
                        null,
                        null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot find a person", e);
        }
    }
}
