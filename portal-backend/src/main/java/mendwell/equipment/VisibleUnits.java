package mendwell.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.access.Policies;
import mendwell.access.Rows;
import mendwell.platform.Sql;
import mendwell.security.Scope;

/// Which units a caller sees: the one place where the scopes of the policy become rows, for lists, single units and
/// requests. Outside the staff, what the caller is comes first: no policy shows a customer more than its
/// organisation's units, somebody of a branch more than the branch's and those of its own requests, or a scanned code more
/// than its own.
@ApplicationScoped
public class VisibleUnits {
    private static final String OF_ORDERS = "e.id in (select o.equipment_id from work_order o where ";

    private final Sql sql;
    private final CurrentRequest request;
    private final Policies policies;

    @Inject
    VisibleUnits(Sql sql, CurrentRequest request, Policies policies) {
        this.sql = sql;
        this.request = request;
        this.policies = policies;
    }

    /// What this request may see, as a condition on `equipment e`.
    public Rows rows() {
        return rows(request.reader());
    }

    public boolean contains(UUID unit) {
        var rows = rows();
        return rows.isAll()
                || !rows.isNone()
                        && sql.one("select 1 from equipment e where e.id = ? and " + rows.condition(), Sql.Row::integer, rows.after(unit))
                                .isPresent();
    }

    private Rows rows(Caller reader) {
        var scopes = policies.inForce().viewFor(reader.roles()).scopes("equipment");
        return switch (reader.kind()) {
            case SYSTEM -> Rows.ALL;
            case UNIT -> scopes.isEmpty() ? Rows.NONE : Rows.where("e.id = ?", reader.unit());
            case CUSTOMER -> {
                var own = Rows.where(
                        "e.customer_id = ? and " + OF_ORDERS + "o.customer_id = ? and o.contact_id = ?)",
                        reader.customer(),
                        reader.customer(),
                        reader.person());
                if (scopes.contains(Scope.ORGANISATION) || scopes.contains(Scope.ALL)) {
                    yield reader.site() == null
                            ? Rows.where("e.customer_id = ?", reader.customer())
                            : Rows.any(List.of(Rows.where("e.customer_id = ? and e.site_id = ?", reader.customer(), reader.site()), own));
                }
                yield scopes.contains(Scope.OWN) ? own : Rows.NONE;
            }
            case STAFF -> scopes.contains(Scope.ALL) ? Rows.ALL : Rows.any(staff(scopes, reader.person()));
            case TRACKING, VISITOR -> Rows.NONE;
        };
    }

    private List<Rows> staff(Set<Scope> scopes, UUID person) {
        var any = new ArrayList<Rows>();
        if (scopes.contains(Scope.ASSIGNED) || scopes.contains(Scope.OWN)) {
            any.add(Rows.where(OF_ORDERS + "o.engineer_id = ?)", person));
        }
        if (scopes.contains(Scope.TEAM)) {
            any.add(Rows.where(
                    OF_ORDERS
                            + "o.engineer_id in (select m.id from staff_member m join staff_member me on me.team = m.team where me.id = ?))",
                    person));
        }
        if (scopes.contains(Scope.REGION)) {
            sql.one("select region from staff_member where id = ?", Sql.Row::text, person)
                    .ifPresent(region -> any.add(Rows.where("e.site_id in (select s.id from site s where s.region = ?)", region)));
        }
        return any;
    }
}
