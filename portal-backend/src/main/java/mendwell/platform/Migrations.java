package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.mariadb.jdbc.MariaDbDataSource;

/// Brings the tables up to this version's (`db/migration`). With several nodes only the installer migrates
/// (`mendwell.database.migrate=false` on the nodes); a node then refuses to start on an older database.
///
/// The tables belong to an owner, a database user of its own (`mendwell.database.owner.user`). The application's user may
/// select and insert everywhere; the owner gives it the right to update and delete, table by table, and leaves out those
/// that may only grow. It can define nothing. Without an owner the application's user does it all, and nothing is held back.
@ApplicationScoped
class Migrations {
    /// The application's user can add rows to these, and neither change nor remove any.
    private static final Set<String> GROW = Set.of("audit_entry", "audit_seal", "flyway_schema_history");

    private final Database database;
    private final boolean migrate;
    private final String url;
    private final String user;
    private final String password;
    private final boolean hasOwner;
    private final Event<Migrating> migrating;

    @Inject
    Migrations(
            Database database,
            TransportSecurity transport,
            @ConfigProperty(name = "mendwell.database.migrate") boolean migrate,
            @ConfigProperty(name = "mendwell.database.url") String url,
            @ConfigProperty(name = "mendwell.database.user") String user,
            @ConfigProperty(name = "mendwell.database.password") String password,
            @ConfigProperty(name = "mendwell.database.owner.user") Optional<String> owner,
            @ConfigProperty(name = "mendwell.database.owner.password") Optional<String> ownerPassword,
            Event<Migrating> migrating) {
        this.database = database;
        this.migrate = migrate;
        this.url = transport.databaseUrl(url);
        this.user = owner.orElse(user);
        this.password = owner.isPresent() ? ownerPassword.orElse("") : password;
        this.hasOwner = owner.isPresent();
        this.migrating = migrating;
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
        try {
            var tables = new MariaDbDataSource(url);
            tables.setUser(user);
            tables.setPassword(password);
            migrate(tables);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot bring the tables up to date: " + e.getMessage(), e);
        }
    }

    private void migrate(DataSource tables) throws SQLException {
        Flyway.configure()
                .dataSource(tables)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true) // the process engine may have made its own tables first
                .baselineVersion("0")
                .loggers("slf4j")
                .load()
                .migrate();
        migrating.fire(new Migrating(tables));
        if (hasOwner) {
            grant(tables);
        }
    }

    /// Update and delete on every table but those that only grow, to the application's user.
    private void grant(DataSource tables) throws SQLException {
        try (var connection = tables.getConnection();
                var statement = connection.createStatement()) {
            var to = application();
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery("show full tables where table_type = 'BASE TABLE'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                if (!GROW.contains(name)) {
                    statement.execute("grant update, delete on `" + name + "` to " + to);
                }
            }
        }
    }

    private String application() throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_user()")) {
            row.next();
            var user = row.getString(1);
            var at = user.lastIndexOf('@');
            return "`" + user.substring(0, at) + "`@`" + user.substring(at + 1) + "`";
        }
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
