package mendwell.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mendwell.platform.Language;
import mendwell.platform.TransportSecurity;
import mendwell.platform.Words;

/// Checks the audit log on any machine: `java -cp portal-backend.jar mendwell.audit.VerifyAudit`. Ends with 0 when it is whole,
/// 1 when it is not, 2 when it could not be checked.
public final class VerifyAudit {
    private static final Set<String> OPTIONS = Set.of("--heads", "--database", "--user", "--export", "--save", "--language");
    private static final int MOST_SHOWN = 20;

    private VerifyAudit() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var options = new HashMap<String, String>();
        var language = Language.of(System.getenv().getOrDefault("LANG", "en").startsWith("zh") ? "zh" : "en");
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                return usage(language);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        if (options.containsKey("--language")) {
            language = Language.of(options.get("--language"));
        }
        if (options.containsKey("--database") == options.containsKey("--export")
                || options.containsKey("--save") == options.containsKey("--heads")) {
            return usage(language);
        }
        try {
            if (options.containsKey("--export")) {
                return check(new AuditExport(Path.of(options.get("--export"))), options, language);
            }
            try (var connection = DriverManager.getConnection(
                    TransportSecurity.encrypted(options.get("--database")),
                    options.getOrDefault("--user", "mendwell"),
                    System.getenv().getOrDefault("MENDWELL_DATABASE_PASSWORD", ""))) {
                // One picture of both tables, however long the reading takes.
                connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                return check(new AuditTables(connection, Instant.now()), options, language);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println(Words.in(language).text("audit.cannot-check", e.getMessage()));
            return 2;
        }
    }

    private static int usage(Language language) {
        System.err.println(Words.in(language).text("audit.usage"));
        return 2;
    }

    private static int check(AuditCopy log, Map<String, String> options, Language language) throws IOException {
        if (options.containsKey("--save")) {
            var file = Path.of(options.get("--save"));
            AuditExport.write(log, file);
            System.out.println(Words.in(language).text("audit.saved", file, Files.size(file)));
            return 0;
        }
        var folder = Path.of(options.get("--heads"));
        var heads = new AuditHeads(folder).all();
        var keys = AuditKey.Public.in(folder);
        if (keys.byId().isEmpty()) {
            throw new IOException(Words.in(language).text("audit.no-key", folder));
        }
        var verdict = AuditCheck.of(log, keys, heads);
        var words = Words.in(language);
        System.out.println(words.text("audit.seen", verdict.rows(), verdict.seals(), verdict.heads(), verdict.waiting()));
        if (heads.isEmpty()) {
            System.out.println(words.text("audit.no-heads"));
        }
        if (verdict.whole()) {
            System.out.println(words.text("audit.whole"));
            return 0;
        }
        System.out.println(words.text("audit.broken"));
        verdict.breaks().stream().limit(MOST_SHOWN).forEach(found -> System.out.println("  " + found.sentence(language)));
        if (verdict.breaks().size() > MOST_SHOWN) {
            System.out.println("  " + words.text("audit.more", verdict.breaks().size() - MOST_SHOWN));
        }
        return 1;
    }
}
