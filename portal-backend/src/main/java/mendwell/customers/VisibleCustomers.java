package mendwell.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.access.Policies;
import mendwell.access.Rows;
import mendwell.platform.Sql;
import mendwell.security.Scope;

/// Which customers, with their contacts and sites, a member of the staff finds and keeps: the one place where the scopes of
/// the policy become rows. An order or a unit that somebody sees names its customer whatever these say.
@ApplicationScoped
public class VisibleCustomers {
    private static final String OF_ORDERS = "c.id in (select o.customer_id from work_order o where ";

    private final Sql sql;
    private final CurrentRequest request;
    private final Policies policies;

    @Inject
    VisibleCustomers(Sql sql, CurrentRequest request, Policies policies) {
        this.sql = sql;
        this.request = request;
        this.policies = policies;
    }

    /// What this request may see, as a condition on `customer c`.
    public Rows rows() {
        var reader = request.reader();
        var scopes = policies.inForce().viewFor(reader.roles()).scopes("customer");
        return switch (reader.kind()) {
            case SYSTEM -> Rows.ALL;
            case STAFF -> scopes.contains(Scope.ALL) ? Rows.ALL : Rows.any(staff(scopes, reader.person()));
            case CUSTOMER, TRACKING, UNIT, VISITOR -> Rows.NONE;
        };
    }

    /// Whether there is such a customer, and the caller sees it.
    public boolean contains(UUID customer) {
        var rows = rows();
        return !rows.isNone()
                && sql.one("select 1 from customer c where c.id = ? and " + rows.condition(), Sql.Row::integer, rows.after(customer))
                        .isPresent();
    }

    private List<Rows> staff(Set<Scope> scopes, UUID person) {
        var any = new ArrayList<Rows>();
        if (scopes.contains(Scope.ASSIGNED)) {
            any.add(Rows.where(OF_ORDERS + "o.engineer_id = ?)", person));
        }
        if (scopes.contains(Scope.TEAM)) {
            any.add(Rows.where(
                    OF_ORDERS
                            + "o.engineer_id in (select m.id from staff_member m join staff_member me on me.team = m.team where me.id = ?))",
                    person));
        }
        if (scopes.contains(Scope.REGION)) {
            any.add(Rows.where(
                    "c.id in (select s.customer_id from site s where s.region = (select me.region from staff_member me where me.id = ?))", person));
        }
        return any;
    }
}
