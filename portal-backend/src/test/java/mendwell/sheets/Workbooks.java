package mendwell.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Reads the workbooks that we write; for tests.
public final class Workbooks {
    private Workbooks() {}

    /// The files that the workbook is made of.
    public static Map<String, String> parts(byte[] workbook) throws IOException {
        // Sizes stand behind the parts and in the directory at the end, so it can only be read as a file.
        var file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    /// @throws IOException when it is not there
    public static String part(byte[] workbook, String name) throws IOException {
        var part = parts(workbook).get(name);
        if (part == null) {
            throw new IOException("The workbook has no " + name);
        }
        return part;
    }

    /// Line by line; days and times as in ISO 8601, null for an empty cell.
    public static List<List<String>> cells(byte[] workbook) throws IOException {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            var sheet = builder.parse(new ByteArrayInputStream(part(workbook, "xl/worksheets/sheet1.xml").getBytes(StandardCharsets.UTF_8)));
            var lines = new ArrayList<List<String>>();
            var rows = sheet.getElementsByTagName("row");
            for (int i = 0; i < rows.getLength(); i++) {
                var cells = ((Element) rows.item(i)).getElementsByTagName("c");
                var line = new ArrayList<String>();
                for (int j = 0; j < cells.getLength(); j++) {
                    var cell = (Element) cells.item(j);
                    var column = column(cell.getAttribute("r"));
                    while (line.size() < column) {
                        line.add(null);
                    }
                    line.add(value(cell));
                }
                lines.add(line);
            }
            return lines;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static int column(String reference) {
        var column = 0;
        for (var letter : reference.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static String value(Element cell) {
        var text = cell.getTextContent();
        if (cell.getAttribute("t").equals("inlineStr") || text.isEmpty()) {
            return text.isEmpty() ? null : text;
        }
        // Of what we write only days and times have a style, and Excel counts days from the end of 1899.
        if (cell.getAttribute("s").isEmpty() || cell.getAttribute("s").equals("0")) {
            return text;
        }
        var days = Double.parseDouble(text);
        var time = LocalDateTime.of(1899, 12, 30, 0, 0).plusSeconds(Math.round(days * 86_400));
        return days == Math.rint(days) ? LocalDate.from(time).toString() : time.toString();
    }
}
