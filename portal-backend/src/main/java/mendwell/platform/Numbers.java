package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;

/// Numbers people can read and say, such as `WO-2026-000123`: one sequence per kind and year. A number is drawn outside the
/// running transaction, so creates do not wait for each other; one that fails afterwards leaves a gap.
@ApplicationScoped
public class Numbers {
    private final Clock clock;
    private final Settings settings;
    private final Database database;

    @Inject
    Numbers(Clock clock, Settings settings, Database database) {
        this.clock = clock;
        this.settings = settings;
        this.database = database;
    }

    /// The next number of a kind.
    public String next(String kind) {
        var year = LocalDate.ofInstant(clock.instant(), settings.zone()).getYear();
        try (var connection = database.connectionAlone();
                var draw = connection.prepareStatement("insert into number_sequence(name, year, last) values (?, ?, 1)"
                        + " on duplicate key update last = last + 1 returning last")) {
            draw.setString(1, kind);
            draw.setInt(2, year);
            try (var drawn = draw.executeQuery()) {
                drawn.next();
                return "%s-%d-%06d".formatted(kind, year, drawn.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot draw a number", e);
        }
    }
}
