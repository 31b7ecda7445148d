package mendwell.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mendwell.arquillian.StackTest;
import mendwell.security.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Nothing that a caller may not see changes anything that it sees. A short form; `./check leaks` runs all of it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaksIT extends StackTest {
    static final boolean ALL = "all".equals(System.getProperty("leaks"));
    /// Where only the words of the search index itself are looked at.
    static final String INDEX = "index";
    private static final String TRAFFIC = System.getProperty("traffic");
    private static Worlds worlds;

    static synchronized Worlds worlds() throws Exception {
        if (worlds == null) {
            worlds = new Worlds(null);
        }
        return worlds;
    }

    @AfterAll
    static void end() {
        if (worlds != null) {
            worlds.close();
            worlds = null;
        }
    }

    /// What the customer is mailed, what is sealed for it and pushed to it does not tell what the desk keeps to itself.
    @Test
    @Order(2) // it writes, and after that the worlds are no longer the same
    void whatGoesOutByItselfTellsNothingHidden() throws Exception {
        var both = worlds();
        both.differFor(both.caller("customer"));
        var got = both.outbound();
        System.out.println("Outbound: " + got.getFirst().entrySet().stream().map(kind -> kind.getValue().size() + " " + kind.getKey()).toList());
        assertThat(got.getFirst()).allSatisfy((kind, texts) -> assertThat(texts).as(kind).isNotEmpty());
        assertThat(Outbound.differences(got.getFirst(), got.getLast())).isEmpty();
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "leaks", matches = "all")
    void everyBrokenGateIsFound() throws Exception {
        end();
        var survived = new ArrayList<String>();
        var wanted = System.getProperty("mutants"); // names with commas, to try some only
        for (var mutant : Mutants.values()) {
            if (wanted != null && !List.of(wanted.split(",")).contains(mutant.name())) {
                continue;
            }
            var broken = mutant.compiled();
            var found = noticed(mutant, broken);
            World.delete(broken);
            System.out.println("Broken " + mutant + ": " + (found.isEmpty() ? "NOT FOUND" : "found, " + found.getFirst().replace("\n", " ")));
            if (found.isEmpty()) {
                survived.add(mutant.name());
            }
        }
        assertThat(survived).as("broken gates that nobody noticed").isEmpty();
    }

    /// What the caller who should notice sees in one world and not in the other.
    private static List<String> noticed(Mutants mutant, Path broken) throws Exception {
        try (var both = new Worlds(broken)) {
            var caller = both.caller(mutant.caller);
            if (mutant.channels.contains("export")) {
                both.differForTaking(caller);
            } else {
                both.differFor(caller);
            }
            if (mutant.channels.contains(Outbound.CHANNEL)) {
                var got = both.outbound();
                return Outbound.differences(got.getFirst(), got.getLast());
            }
            if (mutant.channels.contains(INDEX)) {
                return both.b.indexed("PUBLIC").stream().filter(word -> word.contains(OtherValues.CANARY)).toList();
            }
            var requests = new Corpus(Description.read(), both.database, 20).requests(both.cursors(caller)).stream()
                    .filter(request -> mutant.channels.contains(request.channel()))
                    .toList();
            return both.compare(caller, requests).stream().map(Object::toString).toList();
        }
    }

    @Test
    void everyFieldHasItsColumnsAndEveryColumnIsExplained() throws Exception {
        try (var database = World.database()) {
            var columns = World.column(
                    database, "select lower(concat(table_name, '.', column_name)) from information_schema.columns where table_schema = 'mendwell'");
            assertThat(Columns.read().faults(Views.fields(), columns)).isEmpty();
        }
    }

    @Test
    @Order(1)
    void twoWorldsThatDifferOnlyInWhatACallerMayNotSeeGiveTheSameAnswers() throws Exception {
        var both = worlds();
        var differences = new ArrayList<String>();
        var counts = new TreeMap<String, Map<String, Integer>>();
        int pairs = 0;
        for (var caller : both.callers) {
            var differ = both.differFor(caller);
            var requests = new Corpus(Description.read(), both.database, ALL ? 30 : 4).requests(both.cursors(caller));
            var asked = new ArrayList<>(ALL ? requests : Corpus.ofEachChannel(requests, 6));
            if (TRAFFIC != null) {
                asked.addAll(Corpus.recorded(Path.of(TRAFFIC)));
            }
            var found = new ArrayList<>(both.compare(caller, asked));
            asked.forEach(request -> counts.computeIfAbsent(caller.name(), _ -> new TreeMap<>()).merge(request.channel(), 1, Integer::sum));
            pairs += asked.size();
            System.out.printf("%-10s %6d values and rows differ, %6d pairs, %d differ %s%n", caller.name(), differ, asked.size(), found.size(), counts.get(caller.name()));
            if (both.mayTake(caller)) {
                var taking = both.differForTaking(caller);
                var files = requests.stream().filter(request -> List.of("export", "group").contains(request.channel())).toList();
                var taken = ALL ? files : Corpus.some(files, 40);
                var foundTaken = both.compare(caller, taken);
                pairs += taken.size();
                System.out.printf("%-10s %6d values it may not take along differ, %d exports and groups, %d differ%n", "", taking, taken.size(), foundTaken.size());
                found.addAll(foundTaken);
            }
            found.stream().limit(10).forEach(one -> differences.add(one.toString()));
            found.stream().limit(10).forEach(System.out::println);
        }
        System.out.println(pairs + " pairs of answers, " + differences.size() + " differ");
        assertThat(differences).isEmpty();
        assertThat(both.b.log()).as("the log of world B").doesNotContain(OtherValues.CANARY);
        // The last caller was the visitor, for whom all articles but the public ones are canaries.
        assertThat(both.b.indexed("PUBLIC")).as("what everybody searches").isNotEmpty().noneMatch(word -> word.contains(OtherValues.CANARY));
        assertThat(both.b.indexed("STAFF")).as("what the staff search").anyMatch(word -> word.contains(OtherValues.CANARY));
        if (ALL) {
            assertThat(pairs).isGreaterThanOrEqualTo(20_000);
        }
    }
}
