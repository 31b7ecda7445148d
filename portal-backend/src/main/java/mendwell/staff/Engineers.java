package mendwell.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import mendwell.platform.InTransaction;
import mendwell.platform.Sql;

/// Who can be sent out.
@ApplicationScoped
@InTransaction
public class Engineers {
    // Listing the open states lets the index on (engineer, status) count without touching closed orders, which are nearly all.
    private static final String ALL = """
            select m.id, m.name, m.phone, m.region, m.grade, m.skills,
              (select count(*) from work_order o where o.engineer_id = m.id and o.status in ('DISPATCHED', 'ACCEPTED', 'TRAVELLING',
                'ON_SITE', 'QUOTING', 'QUOTED', 'IN_REPAIR', 'REPORTING', 'SIGN_OFF', 'RATING'))
            from staff_member m where m.role = 'engineer' order by m.name, m.id""";

    private final Sql sql;

    @Inject
    Engineers(Sql sql) {
        this.sql = sql;
    }

    /// Everyone, by name.
    public List<EngineerView> all() {
        return sql.list(
                ALL,
                row -> new EngineerView(
                        row.uuid(), row.text(), row.text(), row.text(), row.value(Grade.class), words(row.text()), row.integer()));
    }

    private static List<String> words(String separatedByCommas) {
        return Arrays.stream(separatedByCommas.split(",")).filter(word -> !word.isBlank()).toList();
    }
}
