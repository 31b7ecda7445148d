package mendwell.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Texts stand in their cells instead of in a table of shared ones, which would have to stay in memory; and a text is a text,
/// never a formula.
final class ExcelSheet implements Sheet {
    private static final int FLUSHED_EVERY = 200;
    /// What Excel takes in one cell, in UTF-16 units.
    private static final int LONGEST = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final List<Class<?>> columns;
    private int row;

    ExcelSheet(OutputStream out, String title, List<Class<?>> columns) {
        this.workbook = new Workbook(out, "Mendwell", "1.0");
        this.sheet = workbook.newWorksheet(title);
        this.columns = List.copyOf(columns);
    }

    @Override
    public void headings(List<String> headings) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, width(columns.get(column), headings.get(column)));
            sheet.inlineString(row, column, headings.get(column));
            sheet.style(row, column).bold().fillColor("EDEFF2").set();
        }
        sheet.freezePane(0, 1);
        row++;
    }

    private static double width(Class<?> type, String heading) {
        var content = type == String.class ? 22 : type == LocalDateTime.class ? 17 : 12;
        // a Chinese character is twice as wide as a letter
        var title = heading.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum() + 4;
        return Math.max(content, title);
    }

    @Override
    public void line(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case String text -> sheet.inlineString(row, column, fitting(text));
                case Number number -> sheet.value(row, column, number);
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case LocalDateTime time -> {
                    sheet.value(row, column, time);
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
                }
                default -> throw Sheet.notACell(cells.get(column));
            }
        }
        row++;
        if (row % FLUSHED_EVERY == 0) {
            sheet.flush();
        }
    }

    private static String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    @Override
    public void end() throws IOException {
        sheet.setAutoFilter(0, 0, Math.max(0, row - 1), columns.size() - 1);
        workbook.finish();
    }

    @Override
    public void breakOff(String why) {} // it has no end, and so no directory: nobody opens it
}
