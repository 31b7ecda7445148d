package mendwell.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// A table being written. A cell is a String, a Number, a `LocalDate`, a `LocalDateTime` or null.
///
/// Half a table must not look like a whole one: who cannot go on says so by [#breakOff], and a workbook without its [#end]
/// cannot be opened.
public interface Sheet {
    /// Comma-separated (RFC 4180), in UTF-8 with the mark by which Excel knows it.
    static Sheet csv(OutputStream out) {
        return new CsvSheet(out);
    }

    /// An Excel workbook with one sheet; the first line stays in sight, and each column can be filtered.
    /// @param columns what each column holds, for its width
    static Sheet xlsx(OutputStream out, String title, List<Class<?>> columns) {
        return new ExcelSheet(out, title, columns);
    }

    void headings(List<String> headings) throws IOException;

    void line(List<?> cells) throws IOException;

    void end() throws IOException;

    /// Instead of the end.
    /// @param why a sentence for people
    void breakOff(String why) throws IOException;

    /// @throws IllegalArgumentException for any other kind of cell
    static IllegalArgumentException notACell(Object value) {
        return new IllegalArgumentException(value.getClass().getName() + " is not a cell: " + LocalDate.class + " and " + LocalDateTime.class
                + " are, and texts and numbers");
    }
}
