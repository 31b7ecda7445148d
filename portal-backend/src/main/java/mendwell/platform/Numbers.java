package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/// Numbers people can read and say, such as `WO-2026-000123`: per kind and year, without gaps except for creates that
/// failed after drawing one.
@ApplicationScoped
public class Numbers {
    private final Sql sql;
    private final Clock clock;
    private final Settings settings;

    @Inject
    Numbers(Sql sql, Clock clock, Settings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    /// The next number of a kind; its row stays locked until the transaction ends, so draw it late.
    @InTransaction
    public String next(String kind) {
        var year = LocalDate.ofInstant(clock.instant(), settings.zone()).getYear();
        // The connection remembers last_insert_id(expression), so reading it back needs no second look at the row.
        sql.update(
                "insert into number_sequence(name, year, last) values (?, ?, last_insert_id(1))"
                        + " on duplicate key update last = last_insert_id(last + 1)",
                kind,
                year);
        var number = sql.one("select last_insert_id()", Sql.Row::number).orElseThrow();
        return "%s-%d-%06d".formatted(kind, year, number);
    }
}
