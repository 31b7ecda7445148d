package mendwell.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.audit.AuditSeal.Head;
import mendwell.platform.Language;
import mendwell.platform.Words;

/// Finds out whether the log is what it was: every sealed row is there and unchanged, none was put in, the seals follow each
/// other, and reach as far as the heads that left the machine.
final class AuditCheck {
    /// A row that no seal covers is new for so long; sealing takes seconds.
    private static final Duration NEW = Duration.ofMinutes(5);
    private static final int MOST_TOLD = 1000;

    /// A place where the log is not what it was.
    /// @param seal where to look, for the order of the places; those that belong to no seal come last
    record Break(long seal, String word, List<Object> details) {
        String sentence(Language language) {
            return Words.in(language).text("audit." + word, details.toArray());
        }
    }

    /// @param breaks in the order of the seals; the thousand first found at most
    /// @param waiting rows so new that no seal covers them yet
    record Verdict(long seals, long rows, long heads, long waiting, List<Break> breaks) {
        boolean whole() {
            return breaks.isEmpty();
        }
    }

    private record Exported(Head head, int line) {
        boolean is(AuditSeal seal) {
            return head.statement().equals(seal.statement()) && Arrays.equals(head.signature(), seal.signature());
        }
    }

    private final AuditKey.Public keys;
    private final Map<Long, Exported> heads = new HashMap<>();
    private final List<Break> breaks = new ArrayList<>();

    // By position: the id of a sealed row, its seal, and its place among that seal's leaves.
    private final List<AuditSeal> seals = new ArrayList<>();
    private long[] ids = new long[1024];
    private int[] sealOf = new int[1024];
    private int[] leafOf = new int[1024];
    private int count;
    private long rows;
    private long waiting;
    private long lastId = Long.MIN_VALUE;

    private AuditCheck(AuditKey.Public keys) {
        this.keys = keys;
    }

    /// @param heads the exported lines; empty when there are none, and then nobody can say whether the end is missing
    static Verdict of(AuditCopy log, AuditKey.Public keys, List<String> heads) throws IOException {
        var check = new AuditCheck(keys);
        check.read(heads);
        log.seals(check::see);
        check.end();
        check.compare(log);
        check.breaks.sort(Comparator.comparingLong(Break::seal)); // stable: within a seal as they were found
        return new Verdict(check.seals.size(), check.rows, heads.size(), check.waiting, List.copyOf(check.breaks));
    }

    private void tell(long seal, String word, Object... details) {
        if (breaks.size() < MOST_TOLD) {
            breaks.add(new Break(seal, word, List.of(details)));
        }
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            try {
                var head = Head.parse(lines.get(i));
                var other = heads.putIfAbsent(head.number(), new Exported(head, i + 1));
                if (other != null && !other.head.statement().equals(head.statement())) {
                    tell(head.number(), "two-heads", head.number());
                }
            } catch (IllegalArgumentException e) {
                tell(0, "head-not-ours", i + 1);
            }
        }
    }

    private void see(AuditSeal seal) {
        var last = seals.isEmpty() ? null : seals.getLast();
        long expected = last == null ? 1 : last.number() + 1;
        if (seal.number() != expected) {
            tell(Math.min(expected, seal.number()), seal.number() > expected ? "seals-missing" : "seals-mixed", expected, seal.number() - 1);
        } else if (!Arrays.equals(seal.previous(), last == null ? AuditSeal.NONE : last.hash())) {
            tell(seal.number(), "seal-does-not-follow", seal.number(), expected - 1);
        }
        if (!keys.knows(seal.key())) {
            tell(seal.number(), "key-unknown", seal.number(), seal.key());
        } else if (!keys.signed(seal.statement(), seal.key(), seal.signature())) {
            tell(seal.number(), "seal-changed", seal.number(), seal.sealedAt());
        }
        var exported = heads.remove(seal.number());
        if (exported != null && !exported.is(seal) && isOurs(exported)) {
            tell(seal.number(), "not-the-exported-seal", seal.number(), seal.sealedAt());
        }
        var covered = RowIds.parse(seal.ids());
        if (covered.length == 0 || seal.leaves().length != covered.length * Merkle.SIZE || !Arrays.equals(Merkle.root(seal.leaves()), seal.root())) {
            tell(seal.number(), "seal-changed", seal.number(), seal.sealedAt());
        } else {
            remember(covered);
        }
        seals.add(seal);
    }

    private void remember(long[] covered) {
        while (count + covered.length > ids.length) {
            ids = Arrays.copyOf(ids, ids.length * 2);
            sealOf = Arrays.copyOf(sealOf, ids.length);
            leafOf = Arrays.copyOf(leafOf, ids.length);
        }
        for (int i = 0; i < covered.length; i++) {
            ids[count] = covered[i];
            sealOf[count] = seals.size();
            leafOf[count] = i;
            count++;
        }
    }

    private void end() {
        long last = seals.isEmpty() ? 0 : seals.getLast().number();
        heads.keySet().removeIf(number -> !isOurs(heads.get(number)));
        heads.keySet().stream()
                .max(Comparator.naturalOrder())
                .filter(exported -> exported > last)
                .ifPresent(exported -> tell(last + 1, "end-cut", last + 1, exported, heads.get(exported).head.sealedAt()));
    }

    private boolean isOurs(Exported exported) {
        var head = exported.head;
        var ours = keys.knows(head.key()) && keys.signed(head.statement(), head.key(), head.signature());
        if (!ours) {
            tell(head.number(), "head-not-ours", exported.line);
        }
        return ours;
    }

    private void compare(AuditCopy log) throws IOException {
        // A row committed late stands in a later seal than its successors.
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> ids[i]));
        var next = new int[1];
        var newest = log.takenAt().minus(NEW);
        log.rows(row -> {
            rows++;
            if (row.id() <= lastId) {
                tell(seals.size() + 1L, "row-out-of-order", row.id());
                return;
            }
            lastId = row.id();
            while (next[0] < count && ids[order[next[0]]] < row.id()) {
                gone(order[next[0]++]);
            }
            if (next[0] == count || ids[order[next[0]]] != row.id()) {
                if (row.at().isBefore(newest)) {
                    tell(Long.MAX_VALUE, "row-not-sealed", row.id(), row.at());
                } else {
                    waiting++;
                }
                return;
            }
            int at = order[next[0]++];
            var seal = seals.get(sealOf[at]);
            if (!Arrays.equals(row.leaf(), 0, Merkle.SIZE, seal.leaves(), leafOf[at] * Merkle.SIZE, (leafOf[at] + 1) * Merkle.SIZE)) {
                tell(seal.number(), "row-changed", row.id(), seal.number(), seal.sealedAt());
            }
        });
        while (next[0] < count) {
            gone(order[next[0]++]);
        }
    }

    private void gone(int at) {
        var seal = seals.get(sealOf[at]);
        tell(seal.number(), "row-gone", ids[at], seal.number(), seal.sealedAt());
    }
}
