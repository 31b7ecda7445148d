package mendwell.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

final class CsvSheet implements Sheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /// A text that begins so would be calculated by Excel and its kin, the full-width signs by some of them, too.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Writer out;
    private boolean begun;

    CsvSheet(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        line(headings);
    }

    @Override
    public void line(List<?> cells) throws IOException {
        if (!begun) {
            out.write('\uFEFF');
            begun = true;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(written(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String written(Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> quoted(text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text);
            case Number number -> number.toString();
            case LocalDate day -> day.toString();
            case LocalDateTime time -> TIME.format(time);
            default -> throw Sheet.notACell(cell);
        };
    }

    private static String quoted(String text) {
        var plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// The server ends the answer properly, whatever happens: only the file itself can tell.
    @Override
    public void breakOff(String why) throws IOException {
        line(List.of(why));
        end();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
