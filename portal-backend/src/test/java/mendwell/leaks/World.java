package mendwell.leaks;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.helidon.microprofile.server.Server;
import jakarta.enterprise.inject.spi.CDI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.articles.Reindex;
import mendwell.http.Api;
import mendwell.platform.Sql;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/// The whole product on a database and a folder of its own, as a process that is told by its standard input what to do.
final class World implements AutoCloseable {
    /// Where all worlds say they are, so that the links they make are the same.
    private static final String PUBLIC = "http://localhost:8080";
    private static final String TIMERS = "ACT_RU_TIMER_JOB";

    final String name;
    final String schema;
    final Path folder;
    final Api api;
    final long pid;
    private final Process process;
    private final BufferedReader out;

    private World(String name, Path folder, Process process) throws IOException {
        this.name = name;
        this.schema = "mendwell_" + name;
        this.folder = folder;
        this.process = process;
        this.pid = process.pid();
        this.out = process.inputReader();
        var port = answer();
        this.api = Api.at(URI.create("http://127.0.0.1:" + port + "/").toURL());
    }

    // ---- the process

    /// Serves until its standard input ends; prints its port, and a line after each `reindex`.
    public static void main(String[] arguments) throws IOException {
        System.setProperty("server.port", "0"); // any free port, whatever the environment says
        var server = Server.builder().host("127.0.0.1").build().start();
        System.out.println("World: " + server.port());
        var in = new BufferedReader(new InputStreamReader(System.in));
        var known = new TreeSet<UUID>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            Reindex.all(CDI.current(), known);
            known.addAll(CDI.current().select(Sql.class).get().list("select id from article union all select id from article_draft", Sql.Row::uuid));
            System.out.println("World: done");
        }
        server.stop();
        System.exit(0);
    }

    /// @param shadow classes that come before the product's own; null for none
    /// @param files the data folder to begin with
    static Process launch(String name, Path folder, Path shadow, Path files) throws IOException {
        copy(files, folder.resolve("files"));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "--enable-native-access=ALL-UNNAMED",
                "-Dmendwell.processes.accept-within=P30D", // no timer moves an order while it is compared
                "-Dmendwell.limits.scale=1000", // all of it comes from one address
                "-cp", Mutants.joined(shadow, classPath()), World.class.getName());
        var environment = builder.environment();
        environment.putAll(Map.of(
                "MENDWELL_DATABASE_URL", databaseUrl("mendwell_" + name),
                "MENDWELL_SAMPLE_DATA", "false",
                "MENDWELL_LOAD_ORDERS", "0",
                "MENDWELL_DATA", folder.resolve("files").toString(),
                "MENDWELL_PUBLIC_URL", PUBLIC,
                "MENDWELL_MAIL_FROM", name + "@mendwell.example"));
        return builder.redirectError(folder.resolve("log").toFile()).start();
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static World of(String name, Path folder, Process process) throws IOException {
        return new World(name, folder, process);
    }

    private String answer() throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("World: ")) {
                return line.substring(7);
            }
        }
        throw new IOException("World " + name + " ended: " + Files.readString(folder.resolve("log")));
    }

    /// Makes the search index anew from the database.
    void reindex() throws IOException {
        process.outputWriter().write("reindex\n");
        process.outputWriter().flush();
        answer();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /// Every word and every stored text of an audience's search index.
    List<String> indexed(String audience) throws IOException {
        var texts = new ArrayList<String>();
        try (var reader = DirectoryReader.open(FSDirectory.open(folder.resolve("files/index").resolve(audience).resolve("index")))) {
            for (var leaf : reader.leaves()) {
                for (var field : leaf.reader().getFieldInfos()) {
                    var words = leaf.reader().terms(field.name);
                    if (words != null) {
                        var each = words.iterator();
                        for (var word = each.next(); word != null; word = each.next()) {
                            texts.add(word.utf8ToString());
                        }
                    }
                }
            }
            for (int article = 0; article < reader.maxDoc(); article++) {
                texts.add(reader.storedFields().document(article).toString());
            }
        }
        return texts;
    }

    /// Bytes of memory it has now.
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                * 1024;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var one : (Iterable<Path>) all::iterator) {
                var target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else if (!one.startsWith(from.resolve("index"))) {
                    Files.copy(one, target, COPY_ATTRIBUTES);
                }
            }
        }
    }

    // ---- the database

    static String databaseUrl(String schema) {
        return System.getenv("MENDWELL_DATABASE_URL").replaceFirst("/[^/?]+(\\?|$)", "/" + schema + "$1");
    }

    static Connection database() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("MENDWELL_DATABASE_URL"), System.getenv("MENDWELL_DATABASE_USER"), System.getenv("MENDWELL_DATABASE_PASSWORD"));
    }

    /// A copy of all tables of one schema in another one, without foreign keys; what waits to be mailed or told is left out, and so are the
    /// timers of processes: each world would let them go off in its own time.
    static void copy(Connection database, String from, String to) {
        sql(database, "drop database if exists " + to);
        sql(database, "create database " + to);
        for (var table : tables(database, from)) {
            sql(database, "create table " + to + "." + table + " like " + from + "." + table);
            if (!table.equalsIgnoreCase(TIMERS)) {
                sql(database, "insert into " + to + "." + table + " select * from " + from + "." + table);
            }
        }
        sql(database, "update " + to + ".outbox set dead_at = utc_timestamp() where delivered_at is null");
        sql(database, "update " + to + ".webhook_delivery set state = 'DEAD' where state = 'WAITING'");
    }

    static List<String> tables(Connection database, String schema) {
        return column(database, "select table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = '" + schema + "'");
    }

    /// @return how many rows it wrote
    static int sql(Connection database, String statement) {
        try (var one = database.createStatement()) {
            return one.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    static List<String> column(Connection database, String query) {
        var values = new ArrayList<String>();
        read(database, query, row -> values.add(row.getString(1)));
        return values;
    }

    /// The first column's values with the second's.
    static Map<String, String> pairs(Connection database, String query) {
        var values = new HashMap<String, String>();
        read(database, query, row -> values.put(row.getString(1), row.getString(2)));
        return values;
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private static void read(Connection database, String query, Reading reading) {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reading.row(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("mendwell-leaks-" + UUID.randomUUID().toString().substring(0, 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
