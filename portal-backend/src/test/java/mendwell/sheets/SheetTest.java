package mendwell.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 15, 4, 5);

    @Test
    void commaSeparatedTextBeginsWithTheMarkOfUtf8AndQuotesWhatItMust() throws IOException {
        assertThat(csv(Arrays.asList("工单", "a,b", "say \"no\"", "two\nlines", null, 7, 2.5, LocalDate.of(2026, 1, 2), TIME, "㛃 عمر 𠮷")))
                .isEqualTo("\uFEFF工单,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,7,2.5,2026-01-02,2026-11-22 15:04:05,㛃 عمر 𠮷\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"})
    void aTextIsNeverAFormula(String text) throws IOException {
        assertThat(csv(List.of(text))).matches("(?s)\uFEFF\"?'.*");
        assertThat(Workbooks.cells(xlsx(List.of(text)))).containsExactly(List.of("x"), List.of(text));
        assertThat(Workbooks.part(xlsx(List.of(text)), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void aNumberBelowZeroStaysANumber() throws IOException {
        assertThat(csv(List.of(-2))).isEqualTo("\uFEFF-2\r\n");
    }

    @Test
    void excelGetsRealNumbersDaysAndTimes() throws IOException {
        var file = xlsx(Arrays.asList("㛃 عمر 𠮷 <&>", 7, LocalDate.of(2026, 1, 2), TIME, null, "a\tb\nc"));
        assertThat(Workbooks.cells(file).getLast()).containsExactly("㛃 عمر 𠮷 <&>", "7", "2026-01-02", "2026-11-22T15:04:05", null, "a\tb\nc");
        assertThat(Workbooks.part(file, "xl/styles.xml")).contains("yyyy-mm-dd hh:mm");
        assertThat(Workbooks.part(file, "xl/worksheets/sheet1.xml")).contains("autoFilter").contains("frozen");
    }

    @Test
    void excelGetsNoMoreCharactersThanACellHolds() throws IOException {
        var file = xlsx(List.of("x".repeat(32_765) + "𠮷".repeat(10)));
        assertThat(Workbooks.cells(file).getLast().getFirst()).isEqualTo("x".repeat(32_765) + "…");
    }

    @Test
    void halfATableIsNoFile() throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = Sheet.xlsx(out, "x", List.of(String.class));
        sheet.headings(List.of("x"));
        for (int i = 0; i < 1000; i++) {
            sheet.line(List.of("line"));
        }
        assertThatThrownBy(() -> Workbooks.part(out.toByteArray(), "xl/workbook.xml")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoCellIsRefused() {
        assertThatThrownBy(() -> csv(List.of(List.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> xlsx(List.of(List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String csv(List<?> line) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = Sheet.csv(out);
        sheet.line(line);
        sheet.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<?> line) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = Sheet.xlsx(out, "工单", java.util.Collections.nCopies(line.size(), String.class));
        sheet.headings(java.util.Collections.nCopies(line.size(), "x"));
        sheet.line(line);
        sheet.end();
        return out.toByteArray();
    }
}
