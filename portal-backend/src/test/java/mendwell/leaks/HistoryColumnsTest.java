package mendwell.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import mendwell.security.Views;
import org.junit.jupiter.api.Test;

/// What the history of changes takes an audited column for, held against what the leak proof knows of the columns: two lists,
/// written apart, so that a slip in one is found.
class HistoryColumnsTest {
    private static final Columns COLUMNS = Columns.read();

    /// @param shown `table.column`
    /// @param path the field it is, after those that hold its record
    /// @param named the column whose value stands for an id; empty for none
    private record Line(String shown, List<String> path, String named) {}

    @Test
    void everyColumnInTheHistoryGoesByAFieldThatItDecides() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(80);
        var wrong = new TreeSet<String>();
        for (var line : lines()) {
            var decides = COLUMNS.fields().get(line.path().getLast());
            if (!Views.fields().containsAll(line.path())) {
                wrong.add(line.shown() + " names a field that is not there");
            } else if (!decides.isEmpty() && !decides.contains(line.shown()) && !decides.contains(line.named())) {
                wrong.add(line.shown() + " does not decide " + line.path().getLast());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noColumnBehindNoFieldIsInTheHistory() throws IOException {
        assertThat(lines())
                .extracting(Line::shown)
                .noneMatch(COLUMNS.hidden()::contains)
                .doesNotHaveDuplicates();
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/mendwell/history/columns.txt")).stream()
                .filter(line -> !line.startsWith("#") && line.matches("\\w+\\.\\w+ = .*"))
                .map(line -> line.split(" = | -> "))
                .map(parts -> new Line(parts[0], List.of(parts[1].split(" ")), parts.length == 3 ? parts[2] : ""))
                .toList();
    }
}
