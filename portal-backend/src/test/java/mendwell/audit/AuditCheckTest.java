package mendwell.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import mendwell.platform.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever somebody does to the log is found.
class AuditCheckTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T08:00:00.123456Z");
    private static final AuditKey OURS = AuditKey.fresh();
    private static final AuditKey FOREIGN = AuditKey.fresh();
    private static final int EACH = 50;

    /// A log in memory, which anybody can change at will.
    private record Log(List<AuditSeal> sealed, List<AuditRow> entries, Instant takenAt) implements AuditCopy {
        @Override
        public void seals(Consumer<AuditSeal> each) {
            sealed.forEach(each);
        }

        @Override
        public void rows(Consumer<AuditRow> each) {
            entries.forEach(each);
        }

        List<String> heads() {
            return sealed.stream().map(AuditSeal::head).toList();
        }

        Log copy() {
            return new Log(new ArrayList<>(sealed), new ArrayList<>(entries), takenAt);
        }
    }

    /// Rows as they come in life: five in a hundred are committed after their successors were sealed, three never are.
    private static Log log(int size, int perSeal, long seed) {
        var random = new Random(seed);
        var late = new ArrayList<AuditRow>();
        var fresh = new ArrayList<AuditRow>();
        var log = new Log(new ArrayList<>(), new ArrayList<>(), BEGUN.plusSeconds(size * 10L));
        for (long id = 1; id <= size; id++) {
            if (id < size && random.nextInt(100) < 3) {
                continue;
            }
            var row = new AuditRow(
                    id,
                    BEGUN.plusSeconds(id),
                    "staff:" + random.nextInt(9),
                    random.nextInt(4) == 0 ? null : "林晓雯",
                    random.nextBoolean() ? "INSERT" : "UPDATE",
                    "work_order",
                    "record-" + random.nextInt(1000),
                    random.nextInt(4) == 0 ? null : "0193-" + random.nextInt(1000),
                    "{\"status\":[\"REQUESTED\",\"TRIAGED\"],\"n\":" + random.nextInt() + "}");
            log.entries.add(row);
            (random.nextInt(100) < 5 ? late : fresh).add(row);
            if (fresh.size() + late.size() / 4 >= perSeal || id == size) {
                var rows = new ArrayList<>(fresh);
                fresh.clear();
                if (id == size || random.nextBoolean()) {
                    rows.addAll(late);
                    late.clear();
                }
                rows.sort(java.util.Comparator.comparingLong(AuditRow::id));
                log.sealed.add(AuditSeal.over(log.sealed.isEmpty() ? null : log.sealed.getLast(), rows, BEGUN.plusSeconds(id), OURS));
            }
        }
        return log;
    }

    private enum Manipulation {
        EDIT_A_ROW(false) {
            @Override
            void on(Log log, Random random) {
                int at = random.nextInt(log.entries.size());
                log.entries.set(at, edited(log.entries.get(at), random.nextInt(8)));
            }
        },
        DELETE_ROWS(false) {
            @Override
            void on(Log log, Random random) {
                for (int times = random.nextInt(3); times >= 0; times--) {
                    log.entries.remove(random.nextInt(log.entries.size()));
                }
            }
        },
        REORDER_ROWS(false) {
            @Override
            void on(Log log, Random random) {
                int one = random.nextInt(log.entries.size() - 1);
                int other = one + 1 + random.nextInt(log.entries.size() - one - 1);
                if (random.nextBoolean()) { // as they stand in the file
                    Collections.swap(log.entries, one, other);
                } else { // by exchanging their ids
                    var first = log.entries.get(one);
                    var second = log.entries.get(other);
                    log.entries.set(one, numbered(second, first.id()));
                    log.entries.set(other, numbered(first, second.id()));
                }
            }
        },
        INSERT_A_ROW(false) {
            @Override
            void on(Log log, Random random) {
                var taken = log.entries.stream().map(AuditRow::id).toList();
                var last = log.entries.getLast().id();
                var free = new ArrayList<Long>();
                for (long id = 0; id <= last + 3; id++) {
                    if (!taken.contains(id)) {
                        free.add(id);
                    }
                }
                var row = numbered(log.entries.get(random.nextInt(log.entries.size())), free.get(random.nextInt(free.size())));
                log.entries.add(row);
                log.entries.sort(java.util.Comparator.comparingLong(AuditRow::id));
            }
        },
        CUT_THE_LAST_ROWS(false) {
            @Override
            void on(Log log, Random random) {
                int left = log.entries.size() - 1 - random.nextInt(30);
                log.entries.subList(left, log.entries.size()).clear();
            }
        },
        CUT_THE_END_WITH_ITS_SEALS(true) {
            @Override
            void on(Log log, Random random) {
                int left = log.sealed.size() - 1 - random.nextInt(log.sealed.size() - 1);
                log.sealed.subList(left, log.sealed.size()).stream()
                        .flatMapToLong(seal -> Arrays.stream(RowIds.parse(seal.ids())))
                        .forEach(id -> log.entries.removeIf(row -> row.id() == id));
                log.sealed.subList(left, log.sealed.size()).clear();
            }
        },
        CUT_ONLY_SEALS(false) {
            @Override
            void on(Log log, Random random) {
                int left = log.sealed.size() - 1 - random.nextInt(5);
                log.sealed.subList(left, log.sealed.size()).clear();
            }
        },
        EDIT_A_SEAL(false) {
            @Override
            void on(Log log, Random random) {
                int at = random.nextInt(log.sealed.size());
                log.sealed.set(at, edited(log.sealed.get(at), random.nextInt(9)));
            }
        },
        DELETE_OR_SWAP_SEALS(false) {
            @Override
            void on(Log log, Random random) {
                int at = random.nextInt(log.sealed.size() - 1);
                if (random.nextBoolean()) {
                    log.sealed.remove(at);
                } else {
                    Collections.swap(log.sealed, at, at + 1);
                }
            }
        },
        HIDE_AN_EDIT_BY_RECOMPUTING_WITHOUT_THE_KEY(false) {
            @Override
            void on(Log log, Random random) {
                rewrite(log, random, OURS, true);
            }
        },
        REWRITE_ALL_WITH_ANOTHER_KEY(false) {
            @Override
            void on(Log log, Random random) {
                rewrite(log, random, FOREIGN, false);
            }
        },
        REWRITE_ALL_WITH_THE_STOLEN_KEY(true) {
            @Override
            void on(Log log, Random random) {
                rewrite(log, random, OURS, false);
            }
        };

        /// Only what left the machine can tell.
        private final boolean needsHeads;

        Manipulation(boolean needsHeads) {
            this.needsHeads = needsHeads;
        }

        abstract void on(Log log, Random random);
    }

    @ParameterizedTest
    @EnumSource
    void everyManipulationIsFound(Manipulation manipulation) throws IOException {
        var random = new Random(manipulation.ordinal());
        var whole = log(400, 16, 7);
        for (int i = 0; i < EACH; i++) {
            var log = whole.copy();
            manipulation.on(log, random);
            var heads = manipulation.needsHeads || random.nextBoolean() ? whole.heads() : List.<String>of();
            var verdict = AuditCheck.of(log, OURS.open(), heads);
            assertThat(verdict.whole()).as("%s, number %d, %s heads", manipulation, i, heads.size()).isFalse();
            assertThat(verdict.breaks()).allSatisfy(place -> {
                assertThat(place.sentence(Language.EN)).doesNotContain("{");
                assertThat(place.sentence(Language.ZH_CN)).doesNotContain("{");
            });
        }
    }

    @Test
    void anUntouchedLogIsWhole() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var log = log(400, 4 + seed, seed);
            assertThat(AuditCheck.of(log, OURS.open(), log.heads()).breaks()).isEmpty();
        }
    }

    @Test
    void theFirstBrokenPlaceIsNamed() throws IOException {
        var log = log(400, 16, 7);
        var seal = log.sealed.get(10);
        var id = RowIds.parse(seal.ids())[3];
        var heads = log.heads();
        log.entries.replaceAll(row -> row.id() == id || row.id() > 380 ? edited(row, 2) : row);
        var first = AuditCheck.of(log, OURS.open(), heads).breaks().getFirst();
        assertThat(first.sentence(Language.EN)).isEqualTo("Row " + id + " was changed since seal 11 of " + seal.sealedAt() + ".");
        assertThat(first.sentence(Language.ZH_CN)).isEqualTo("第 " + id + " 行在封存 11（" + seal.sealedAt() + "）之后被改动过。");
    }

    @Test
    void newRowsWaitForTheirSeal() throws IOException {
        var log = log(100, 8, 7);
        var now = new Log(log.sealed, log.entries, log.entries.getLast().at().plusSeconds(20));
        log.entries.add(numbered(new AuditRow(0, now.takenAt.minusSeconds(3), "a", "b", "INSERT", "c", "d", null, "{}"), 200));
        var verdict = AuditCheck.of(now, OURS.open(), log.heads());
        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.waiting()).isEqualTo(1);
    }

    @Test
    void aChangedOrForeignHeadIsFound() throws IOException {
        var log = log(100, 8, 7);
        var heads = new ArrayList<>(log.heads());
        heads.set(3, heads.get(3).replace("Z ", "1Z "));
        assertThat(AuditCheck.of(log, OURS.open(), heads).breaks().getFirst().sentence(Language.EN)).contains("Line 4 of the exported heads");
        heads.set(3, "nonsense");
        assertThat(AuditCheck.of(log, OURS.open(), heads).whole()).isFalse();
    }

    @Test
    void anExportChecksLikeTheTables(@TempDir Path folder) throws IOException {
        var log = log(300, 8, 7);
        var file = folder.resolve("audit.gz");
        AuditExport.write(log, file);
        assertThat(AuditCheck.of(new AuditExport(file), OURS.open(), log.heads())).isEqualTo(AuditCheck.of(log, OURS.open(), log.heads()));
        log.entries.set(5, edited(log.entries.get(5), 0));
        AuditExport.write(log, file);
        assertThat(AuditCheck.of(new AuditExport(file), OURS.open(), log.heads()).whole()).isFalse();
    }

    @Test
    void aHundredThousandRowsAreCheckedInSeconds() throws IOException {
        var log = log(103_100, 500, 7);
        var heads = log.heads();
        var began = System.nanoTime();
        var verdict = AuditCheck.of(log, OURS.open(), heads);
        var millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println("checked " + verdict.rows() + " rows in " + verdict.seals() + " seals: " + millis + " ms");
        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.rows()).isGreaterThan(99_000);
        assertThat(millis).isLessThan(30_000);
    }

    @Test
    void theTreeIsTheOneOfTheStandard() {
        // Leaves and roots of RFC 6962's reference tests.
        var leaves = new java.io.ByteArrayOutputStream();
        for (var hex : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            leaves.writeBytes(Merkle.leaf(java.util.HexFormat.of().parseHex(hex)));
        }
        var roots = new TreeMap<>(java.util.Map.of(
                1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
        roots.forEach((count, root) -> assertThat(Merkle.root(Arrays.copyOf(leaves.toByteArray(), count * 32)))
                .as("%s leaves", count)
                .asHexString()
                .isEqualToIgnoringCase(root));
    }

    // ---- what somebody does

    private static AuditRow numbered(AuditRow row, long id) {
        return new AuditRow(
                id, row.at(), row.actor(), row.actorName(), row.action(), row.recordType(), row.recordId(), row.workOrder(), row.changes());
    }

    private static AuditRow edited(AuditRow row, int column) {
        return new AuditRow(
                row.id(),
                column == 0 ? row.at().plusNanos(1000) : row.at(),
                column == 1 ? row.actor() + " " : row.actor(),
                column == 2 ? (row.actorName() == null ? "" : null) : row.actorName(),
                column == 3 ? "DELETE" : row.action(),
                column == 4 ? "contact" : row.recordType(),
                column == 5 ? row.recordId().toUpperCase(java.util.Locale.ROOT) : row.recordId(),
                column == 6 ? "other" : row.workOrder(),
                column == 7 ? row.changes().replace("TRIAGED", "CLOSED") : row.changes());
    }

    private static AuditSeal edited(AuditSeal seal, int column) {
        return new AuditSeal(
                column == 0 ? seal.number() + 1 : seal.number(),
                column == 1 ? seal.sealedAt().minusSeconds(60) : seal.sealedAt(),
                column == 2 ? seal.reaches() + 1 : seal.reaches(),
                column == 3 ? seal.ids().replaceFirst("\\d+", "0") : seal.ids(),
                column == 4 ? flipped(seal.leaves()) : seal.leaves(),
                column == 5 ? flipped(seal.root()) : seal.root(),
                column == 6 ? flipped(seal.previous()) : seal.previous(),
                column == 7 ? FOREIGN.id() : seal.key(),
                column == 8 ? flipped(seal.signature()) : seal.signature());
    }

    private static byte[] flipped(byte[] bytes) {
        var other = bytes.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    /// Edits a row and makes all seals from its own on anew.
    private static void rewrite(Log log, Random random, AuditKey key, boolean keepSignatures) {
        var before = List.copyOf(log.sealed);
        int at = random.nextInt(log.entries.size());
        log.entries.set(at, edited(log.entries.get(at), 7));
        var byId = new TreeMap<Long, AuditRow>();
        log.entries.forEach(row -> byId.put(row.id(), row));
        log.sealed.clear();
        for (var old : before) {
            var rows = Arrays.stream(RowIds.parse(old.ids())).mapToObj(byId::get).toList();
            var made = AuditSeal.over(log.sealed.isEmpty() ? null : log.sealed.getLast(), rows, old.sealedAt(), key);
            log.sealed.add(!keepSignatures ? made : new AuditSeal(
                    made.number(), made.sealedAt(), made.reaches(), made.ids(), made.leaves(), made.root(), made.previous(), made.key(), old.signature()));
        }
    }
}
