package mendwell.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mendwell.access.Secrets;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Seals new rows every few seconds and sends the heads out. Every node tries; the seals' numbers decide who was first, so
/// no two seals follow the same one and no row is sealed twice.
@ApplicationScoped
class AuditSealer {
    private static final System.Logger LOG = System.getLogger(AuditSealer.class.getName());
    private static final int DUPLICATE = 1062;
    private static final int MOST_ROWS = 5000;
    /// MariaDB ends a transaction that stands still after writing long before that (`idle_write_transaction_timeout`, see
    /// Database), so a gap that is older stays one for ever.
    private static final Duration GAP_MAY_FILL = Duration.ofHours(1);

    private final Sql sql;
    private final Clock clock;
    private final Secrets secrets;
    private final Path keyFile;
    private final AuditHeads heads;
    private final Duration every;
    private final Optional<InetSocketAddress> syslog;
    private final Gaps gaps = new Gaps();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-sealer").factory());

    private AuditKey key;
    private AuditSeal last;
    private boolean failing;

    /// The database has not the seals that were exported from it.
    private static final class GoneBack extends IllegalStateException {
        GoneBack(String what, Path folder) {
            super(what + ": the audit log was changed, or the database was restored from an older backup. Nothing is sealed until this is"
                    + " cleared up; after a restore, move the heads in " + folder + " to a safe place and start again");
        }
    }

    @Inject
    AuditSealer(
            Sql sql,
            Clock clock,
            Secrets secrets,
            Settings settings,
            @ConfigProperty(name = "mendwell.audit.seal-every") Duration every,
            @ConfigProperty(name = "mendwell.audit.heads") Optional<String> folder,
            @ConfigProperty(name = "mendwell.audit.syslog") Optional<String> syslog) {
        this.sql = sql;
        this.clock = clock;
        this.secrets = secrets;
        this.keyFile = settings.data().resolve("audit.key");
        this.heads = new AuditHeads(folder.map(Path::of).orElse(settings.data().resolve("audit")));
        this.every = every;
        this.syslog = syslog.map(AuditSealer::address);
    }

    private static InetSocketAddress address(String text) {
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (RuntimeException e) {
            throw new IllegalStateException("mendwell.audit.syslog must be HOST:PORT, not '" + text + "'", e);
        }
    }

    void begin(@Observes Startup startup) {
        timer.scheduleWithFixedDelay(this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ended) {
        timer.shutdownNow();
    }

    private void round() {
        try {
            seal();
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing && !timer.isShutdown()) { // said once, not every few seconds
                LOG.log(System.Logger.Level.ERROR, "Cannot seal the audit; trying again every " + every.toSeconds() + " s", e);
            }
            failing = true;
        }
    }

    /// Seals what is new and exports what is not yet.
    synchronized void seal() throws IOException {
        if (key == null) {
            key = AuditKey.in(keyFile, secrets);
            heads.welcome(key);
            warnIfRowsCouldBeChanged();
        }
        learn();
        requireWhatWasExported();
        for (var rows = unsealed(); !rows.isEmpty(); rows = rows.size() < MOST_ROWS ? List.of() : unsealed()) {
            var next = AuditSeal.over(last, rows, clock.instant(), key);
            if (!keep(next)) {
                break; // another node was first; the next round learns from it
            }
            take(next);
        }
        export();
    }

    /// Takes in the seals of other nodes, and at the first time the ones whose gaps may still fill.
    private void learn() {
        if (last == null) {
            var settled = sql.one(
                    "select max(number) from audit_seal where sealed_at < ?",
                    Sql.Row::numberOrNull,
                    clock.instant().minus(GAP_MAY_FILL));
            settled.flatMap(this::sealed).ifPresent(seal -> last = seal);
        } else if (!sealed(last.number()).map(seal -> Arrays.equals(seal.hash(), last.hash())).orElse(false)) {
            throw new GoneBack("Seal " + last.number() + " is not what it was", heads.folder());
        }
        for (var more = after(last); !more.isEmpty(); more = after(last)) {
            more.forEach(this::take);
        }
    }

    private void take(AuditSeal seal) {
        gaps.take(RowIds.parse(seal.ids()), last == null ? 0 : last.reaches(), seal.sealedAt());
        last = seal;
    }

    private List<AuditRow> unsealed() {
        gaps.forget(clock.instant().minus(GAP_MAY_FILL));
        var rows = new ArrayList<AuditRow>();
        if (!gaps.isEmpty()) {
            var filled = sql.list("select id from audit_entry where id between ? and ?", Sql.Row::number, gaps.first(), gaps.last()).stream()
                    .filter(gaps::contain)
                    .limit(MOST_ROWS / 2)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            if (!filled.isEmpty()) {
                rows.addAll(sql.list(AuditTables.ROWS + " where id in (" + filled + ") order by id", AuditSealer::row));
            }
        }
        rows.addAll(sql.list(
                AuditTables.ROWS + " where id > ? order by id limit " + (MOST_ROWS - rows.size()),
                AuditSealer::row,
                last == null ? 0 : last.reaches()));
        return rows;
    }

    private boolean keep(AuditSeal seal) {
        try {
            sql.update(
                    "insert into audit_seal(number, sealed_at, reaches, ids, leaves, root, previous, key_id, signature) values (?,?,?,?,?,?,?,?,?)",
                    seal.number(),
                    seal.sealedAt(),
                    seal.reaches(),
                    seal.ids(),
                    seal.leaves(),
                    seal.root(),
                    seal.previous(),
                    seal.key(),
                    seal.signature());
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException refused && refused.getErrorCode() == DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    private void requireWhatWasExported() throws IOException {
        var exported = heads.last();
        if (exported.isPresent() && sealed(exported.get().number()).filter(seal -> seal.statement().equals(exported.get().statement())).isEmpty()) {
            throw new GoneBack("Seal " + exported.get().number() + " was exported, and is not in the database", heads.folder());
        }
    }

    private void export() throws IOException {
        long exported = heads.last().map(AuditSeal.Head::number).orElse(0L);
        while (last != null && exported < last.number()) {
            var lines = sql.list(AuditTables.SEALS + " where number > ? order by number limit 100", AuditSealer::seal, exported).stream()
                    .map(AuditSeal::head)
                    .toList();
            heads.add(lines);
            send(lines);
            exported += lines.size();
        }
    }

    /// To syslog as RFC 5424 says, facility 13 (audit), severity 5 (notice).
    private void send(List<String> lines) throws IOException {
        if (syslog.isEmpty()) {
            return;
        }
        try (var socket = new DatagramSocket()) {
            for (var line : lines) {
                var message = "<109>1 " + clock.instant() + " " + InetAddress.getLocalHost().getHostName() + " mendwell - audit - " + line;
                var bytes = message.getBytes(StandardCharsets.US_ASCII);
                var to = syslog.get();
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(to.getHostString()), to.getPort()));
            }
        }
    }

    private void warnIfRowsCouldBeChanged() {
        try {
            sql.update("update audit_seal set reaches = reaches where number = 0");
            LOG.log(System.Logger.Level.WARNING, "The database user may change the audit log. Give migrations a user of their own:"
                    + " mendwell.database.owner.user");
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "The database user can only add to the audit log");
        }
    }

    private Optional<AuditSeal> sealed(long number) {
        return sql.one(AuditTables.SEALS + " where number = ?", AuditSealer::seal, number);
    }

    private List<AuditSeal> after(AuditSeal seal) {
        return sql.list(
                AuditTables.SEALS + " where number > ? order by number limit 100", AuditSealer::seal, seal == null ? 0 : seal.number());
    }

    private static AuditSeal seal(Sql.Row row) throws SQLException {
        return new AuditSeal(
                row.number(), row.instant(), row.number(), row.text(), row.bytes(), row.bytes(), row.bytes(), row.text(), row.bytes());
    }

    private static AuditRow row(Sql.Row row) throws SQLException {
        return new AuditRow(
                row.number(), row.instant(), row.text(), row.text(), row.text(), row.text(), row.text(), row.text(), row.text());
    }
}
