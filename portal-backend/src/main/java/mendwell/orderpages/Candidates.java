package mendwell.orderpages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mendwell.orderpages.CandidateView.Reason;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;
import mendwell.staff.EngineerView;
import mendwell.staff.Grade;
import mendwell.workorders.WorkOrderFacts;

/// Whom to send: every engineer scored by region, skill, load, grade and having worked on the unit before.
@ApplicationScoped
@InTransaction
class Candidates {
    private static final String ENGINEERS = """
            select m.id, m.name, m.phone, m.region, m.grade, m.skills,
              (select count(*) from work_order o where o.engineer_id = m.id
                 and o.status in ('DISPATCHED','ACCEPTED','TRAVELLING','ON_SITE','QUOTING','QUOTED','IN_REPAIR','REPORTING')),
              exists(select 1 from work_order o where o.equipment_id = ? and o.engineer_id = m.id and o.id <> ?)
            from staff_member m where m.role = 'engineer'""";
    private static final int LOW_LOAD = 2;
    private static final int BUSY = 5;

    private final Sql sql;

    @Inject
    Candidates(Sql sql) {
        this.sql = sql;
    }

    /// Best first.
    List<CandidateView> of(WorkOrderFacts order) {
        var category = sql.one(
                        "select p.category from equipment e join product p on p.id = e.product_id where e.id = ?",
                        Sql.Row::text,
                        order.unit().id())
                .orElse("");
        return sql.list(ENGINEERS, row -> candidate(row, order, category), order.unit().id(), order.id()).stream()
                .sorted(Comparator.comparingInt(CandidateView::score).reversed())
                .toList();
    }

    private static CandidateView candidate(Sql.Row row, WorkOrderFacts order, String category) throws SQLException {
        var engineer = new EngineerView(
                row.uuid(), row.text(), row.text(), row.text(), row.value(Grade.class), List.of(row.text().split(",")), row.integer());
        var knowsUnit = row.flag();
        var reasons = new ArrayList<Reason>();
        int score = 0;
        if (engineer.region().equals(order.site().region())) {
            score += 40;
            reasons.add(Reason.SAME_REGION);
        } else {
            reasons.add(Reason.OTHER_REGION);
        }
        if (engineer.skills().contains(category)) {
            score += 30;
            reasons.add(Reason.SKILLED);
        }
        if (knowsUnit) {
            score += 15;
            reasons.add(Reason.KNOWS_UNIT);
        }
        if (engineer.openOrders() <= LOW_LOAD) {
            score += 10;
            reasons.add(Reason.LOW_LOAD);
        } else if (engineer.openOrders() >= BUSY) {
            score -= 10;
            reasons.add(Reason.BUSY);
        }
        if (engineer.grade() == Grade.EXPERT) {
            score += 5;
            reasons.add(Reason.EXPERT_GRADE);
        }
        return new CandidateView(engineer, score, reasons);
    }
}
