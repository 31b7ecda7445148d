package mendwell.workorders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.LoginNeeded;
import mendwell.access.Policies;
import mendwell.access.Rows;
import mendwell.platform.Sql;
import mendwell.security.Scope;

/// Which orders a caller sees: the one place where the scopes of the policy become rows, for lists, single orders,
/// moves and pushed changes. Outside the staff, what the caller is comes first: no policy shows a customer more than
/// its organisation's orders, somebody of a branch more than the branch's and those it asked for, or a link more than its
/// own.
@ApplicationScoped
public class VisibleOrders {
    static final String RECORD_TYPE = "workOrder";

    private final Sql sql;
    private final CurrentRequest request;
    private final Policies policies;

    @Inject
    VisibleOrders(Sql sql, CurrentRequest request, Policies policies) {
        this.sql = sql;
        this.request = request;
        this.policies = policies;
    }

    /// What this request may see, as a condition on `work_order o`.
    /// @throws LoginNeeded for visitors and scanned units
    public Rows rows() {
        requireSomebody(request.caller());
        return rows(request.reader());
    }

    /// @throws LoginNeeded for visitors and scanned units
    public static void requireSomebody(Caller caller) {
        switch (caller.kind()) {
            case SYSTEM, TRACKING, CUSTOMER, STAFF -> {}
            case UNIT, VISITOR -> throw new LoginNeeded();
        }
    }

    boolean contains(UUID order) {
        return contains(rows(), order);
    }

    private boolean contains(Rows rows, UUID order) {
        // Who sees all orders still sees none that there isn't.
        return !rows.isNone()
                && sql.one("select 1 from work_order o where o.id = ? and " + rows.condition(), Sql.Row::integer, rows.after(order))
                        .isPresent();
    }

    /// The same rule, asked now of one order whose keys are known already; for changes that are pushed.
    /// @param engineer null when nobody is assigned
    public boolean shows(Caller reader, UUID order, UUID customer, UUID engineer) {
        var scopes = scopes(reader);
        return switch (reader.kind()) {
            case SYSTEM -> true;
            case TRACKING -> !scopes.isEmpty() && order.equals(reader.workOrder());
            case CUSTOMER -> customer.equals(reader.customer())
                    && (isWholeOrganisation(scopes) && reader.site() == null || contains(rows(reader), order));
            case STAFF -> scopes.contains(Scope.ALL)
                    || isAssigned(scopes) && engineer != null && engineer.equals(reader.person())
                    || (scopes.contains(Scope.TEAM) || scopes.contains(Scope.REGION)) && contains(rows(reader), order);
            case UNIT, VISITOR -> false;
        };
    }

    private Rows rows(Caller reader) {
        var scopes = scopes(reader);
        return switch (reader.kind()) {
            case SYSTEM -> Rows.ALL;
            case TRACKING -> scopes.isEmpty() ? Rows.NONE : Rows.where("o.id = ?", reader.workOrder());
            case CUSTOMER -> {
                if (isWholeOrganisation(scopes)) {
                    yield reader.site() == null
                            ? Rows.where("o.customer_id = ?", reader.customer())
                            : Rows.where(
                                    "o.customer_id = ? and (o.site_id = ? or o.contact_id = ?)", reader.customer(), reader.site(), reader.person());
                }
                yield scopes.contains(Scope.OWN)
                        ? Rows.where("o.customer_id = ? and o.contact_id = ?", reader.customer(), reader.person())
                        : Rows.NONE;
            }
            case STAFF -> scopes.contains(Scope.ALL) ? Rows.ALL : Rows.any(staff(scopes, reader.person()));
            case UNIT, VISITOR -> Rows.NONE;
        };
    }

    private List<Rows> staff(Set<Scope> scopes, UUID person) {
        var any = new ArrayList<Rows>();
        if (isAssigned(scopes)) {
            any.add(Rows.where("o.engineer_id = ?", person));
        }
        if (scopes.contains(Scope.TEAM)) {
            any.add(Rows.where(
                    "o.engineer_id in (select m.id from staff_member m join staff_member me on me.team = m.team where me.id = ?)", person));
        }
        if (scopes.contains(Scope.REGION)) {
            sql.one("select region from staff_member where id = ?", Sql.Row::text, person)
                    .ifPresent(region -> any.add(Rows.where("o.region = ?", region)));
        }
        return any;
    }

    private Set<Scope> scopes(Caller reader) {
        return policies.inForce().viewFor(reader.roles()).scopes(RECORD_TYPE);
    }

    private static boolean isWholeOrganisation(Set<Scope> scopes) {
        return scopes.contains(Scope.ORGANISATION) || scopes.contains(Scope.ALL);
    }

    private static boolean isAssigned(Set<Scope> scopes) {
        return scopes.contains(Scope.ASSIGNED) || scopes.contains(Scope.OWN);
    }
}
