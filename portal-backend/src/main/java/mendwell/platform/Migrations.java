package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/// Brings the tables up to this version's (`db/migration`). With several nodes only the installer migrates
/// (`mendwell.database.migrate=false` on the nodes); a node then refuses to start on an older database.
@ApplicationScoped
class Migrations {
    private final Database database;
    private final boolean migrate;
    private final String url;
    private final String user;
    private final String password;

    @Inject
    Migrations(
            Database database,
            @ConfigProperty(name = "mendwell.database.migrate") boolean migrate,
            @ConfigProperty(name = "mendwell.database.url") String url,
            @ConfigProperty(name = "mendwell.database.user") String user,
            @ConfigProperty(name = "mendwell.database.password") String password) {
        this.database = database;
        this.migrate = migrate;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    void run() {
        var newest = newest();
        // One small query instead of Flyway's own start, which costs half a second that a restart need not pay.
        if (newest.equals(current())) {
            return;
        }
        if (!migrate) {
            throw new IllegalStateException("The database is at version " + current() + ", this program needs " + newest
                    + ". Run the installer's upgrade first.");
        }
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true) // the process engine may have made its own tables first
                .baselineVersion("0")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /// The version that the build wrote into `db/newest`.
    private static String newest() {
        try (var in = Migrations.class.getResourceAsStream("/db/newest")) {
            if (in == null) {
                throw new IllegalStateException("db/newest is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String current() {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("show tables like 'flyway_schema_history'")) {
                if (!table.next()) {
                    return "none";
                }
            }
            try (var row = statement.executeQuery(
                    "select max(version) from flyway_schema_history where success = 1 and version is not null")) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the database's version: " + e.getMessage(), e);
        }
    }
}
