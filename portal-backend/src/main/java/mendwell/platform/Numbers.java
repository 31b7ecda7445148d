package mendwell.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Numbers people can read and say, such as `WO-2026-000123`: one sequence per kind and year. A number is drawn outside the
/// running transaction, so creates do not wait for each other; one that fails afterwards leaves a gap.
@ApplicationScoped
public class Numbers {
    private final Clock clock;
    private final Settings settings;
    /// Connections of their own: whoever holds one of the others may wait here, and nobody waits the other way round.
    private final AgroalDataSource connections;

    @Inject
    Numbers(
            Clock clock,
            Settings settings,
            @ConfigProperty(name = "mendwell.database.url") String url,
            @ConfigProperty(name = "mendwell.database.user") String user,
            @ConfigProperty(name = "mendwell.database.password") String password)
            throws SQLException {
        this.clock = clock;
        this.settings = settings;
        this.connections = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .idleValidationTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password)))));
    }

    /// The next number of a kind.
    public String next(String kind) {
        var year = LocalDate.ofInstant(clock.instant(), settings.zone()).getYear();
        try (var connection = connections.getConnection();
                var draw = connection.prepareStatement(
                        // The connection remembers last_insert_id(expression), so reading it needs no second look at the row.
                        "insert into number_sequence(name, year, last) values (?, ?, last_insert_id(1))"
                                + " on duplicate key update last = last_insert_id(last + 1)");
                var drawn = connection.prepareStatement("select last_insert_id()")) {
            draw.setString(1, kind);
            draw.setInt(2, year);
            draw.executeUpdate();
            try (var number = drawn.executeQuery()) {
                number.next();
                return "%s-%d-%06d".formatted(kind, year, number.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot draw a number", e);
        }
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}
