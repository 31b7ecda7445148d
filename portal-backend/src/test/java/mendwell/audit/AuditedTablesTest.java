package mendwell.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Plain SQL bypasses the audit, so it may change only tables that hold no business record, or must record the change itself.
class AuditedTablesTest {
    private static final Path SOURCES = Path.of("src/main/java/mendwell");
    private static final Pattern CHANGE =
            Pattern.compile("\"\\s*(?:insert (?:ignore )?into|update|delete from)\\s+([a-z_]+)", Pattern.CASE_INSENSITIVE);

    /// Machinery: its rows are about how we work, not about customers and their orders.
    private static final Set<String> MACHINERY = Set.of(
            "outbox",
            "webhook_delivery",
            "idempotency_key",
            "number_sequence",
            "session",
            "account", // who shuts somebody out records it: the row only tells the nodes
            "ended_logout",
            "upload", // the room it takes while it is coming; the file it becomes is recorded
            "identity_check",
            "change_notice",
            "audit_entry",
            "audit_seal");

    /// Evidence: only ever added to, and chained by hashes of its own.
    private static final Set<String> EVIDENCE = Set.of("document_event", "sealed_document");

    /// Whole packages that write by SQL for a reason: sample data is nobody's change.
    private static final Set<String> EXEMPT = Set.of("samples");

    @Test
    void plainSqlChangesOnlyMachineryOrRecordsWhatItDoes() throws IOException {
        Map<String, Set<String>> unrecorded = new TreeMap<>();
        try (var sources = Files.walk(SOURCES)) {
            for (var source : (Iterable<Path>) sources.filter(path -> path.toString().endsWith(".java"))::iterator) {
                var text = Files.readString(source);
                if (text.contains("AuditTrail") || EXEMPT.contains(SOURCES.relativize(source).getName(0).toString())) {
                    continue;
                }
                var change = CHANGE.matcher(text);
                while (change.find()) {
                    if (!MACHINERY.contains(change.group(1)) && !EVIDENCE.contains(change.group(1))) {
                        unrecorded.computeIfAbsent(change.group(1), table -> new TreeSet<>()).add(source.getFileName().toString());
                    }
                }
            }
        }
        assertThat(unrecorded).as("tables changed by SQL without AuditTrail.record").isEmpty();
    }

    @Test
    void secretColumnsAreLeftOut() throws IOException {
        var columns = new TreeSet<String>();
        try (var migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var migration : (Iterable<Path>) migrations::iterator) {
                var column = Pattern.compile("(?m)^\\s+([a-z_]*(?:token|secret|code_hash)[a-z_]*) ").matcher(Files.readString(migration));
                while (column.find()) {
                    columns.add(column.group(1));
                }
            }
        }
        assertThat(EntityWatch.SECRET).containsAll(columns);
    }
}
