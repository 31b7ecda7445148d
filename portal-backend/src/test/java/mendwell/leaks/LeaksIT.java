package mendwell.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mendwell.arquillian.StackTest;
import mendwell.leaks.Corpus.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Nothing that a caller may not see changes anything that it sees. A short form; `./check leaks` runs all of it.
class LeaksIT extends StackTest {
    static final boolean ALL = "all".equals(System.getProperty("leaks"));
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

    @Test
    void everyFieldHasItsColumnsAndEveryColumnIsExplained() throws Exception {
        try (var database = World.database()) {
            var columns = World.column(
                    database, "select lower(concat(table_name, '.', column_name)) from information_schema.columns where table_schema = 'mendwell'");
            assertThat(Columns.read().faults(Views.fields(), columns)).isEmpty();
        }
    }

    @Test
    void twoWorldsThatDifferOnlyInWhatACallerMayNotSeeGiveTheSameAnswers() throws Exception {
        var both = worlds();
        var differences = new ArrayList<String>();
        var counts = new TreeMap<String, Map<String, Integer>>();
        int pairs = 0;
        for (var caller : both.callers) {
            var differ = both.differFor(caller);
            var requests = new Corpus(Description.read(), both.database, ALL ? 60 : 4).requests(both.cursors(caller));
            var asked = ALL ? requests : Corpus.ofEachChannel(requests, 6);
            var found = both.compare(caller, asked);
            asked.forEach(request -> counts.computeIfAbsent(caller.name(), _ -> new TreeMap<>()).merge(request.channel(), 1, Integer::sum));
            pairs += asked.size();
            System.out.printf("%-10s %6d values and rows differ, %6d pairs, %d differ %s%n", caller.name(), differ, asked.size(), found.size(), counts.get(caller.name()));
            found.stream().limit(10).forEach(one -> differences.add(one.toString()));
            differences.forEach(System.out::println);
        }
        System.out.println(pairs + " pairs of answers, " + differences.size() + " differ");
        assertThat(differences).isEmpty();
        assertThat(both.b.log()).as("the log of world B").doesNotContain(HiddenValues.CANARY);
        if (ALL) {
            assertThat(pairs).isGreaterThanOrEqualTo(20_000);
        }
    }
}
