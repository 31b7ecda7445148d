package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mendwell.platform.Export;
import mendwell.platform.Ids;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.platform.Words;
import mendwell.security.Column;
import mendwell.security.Projection;
import mendwell.security.RecordType;
import mendwell.sheets.Sheet;

/// The gate's part that writes files: only what the caller may see and take along becomes a column, in words of the caller's
/// language and times of the owner's zone. Who may take nothing along is told what is told of things that do not exist.
@ApplicationScoped
class Exports {
    private final CurrentRequest request;
    private final Event<ExportBegun> begun;
    private final Event<ExportEnded> ended;
    private final Settings settings;
    private final Clock clock;

    @Inject
    Exports(CurrentRequest request, Event<ExportBegun> begun, Event<ExportEnded> ended, Settings settings, Clock clock) {
        this.request = request;
        this.begun = begun;
        this.ended = ended;
        this.settings = settings;
        this.clock = clock;
    }

    /// @throws NotFound when the caller may export no field
    <T extends Record> void write(
            Export<T> export, Map<String, List<String>> asked, MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        var columns = Projection.columns(export.type(), request.fields());
        if (columns.isEmpty()) {
            throw new NotFound();
        }
        // Read before anything is written, so that a question that makes no sense is refused in words.
        var first = export.pages().apply(export.from());
        var id = Ids.next();
        var type = export.type().getAnnotation(RecordType.class).value();
        begun.fire(new ExportBegun(id, type, export.format(), columns.stream().map(Column::field).toList(), asked));
        headers.putSingle(HttpHeaders.CONTENT_TYPE, export.format().mediaType());
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, disposition(type, export.format()));
        var lines = new Lines(id);
        try {
            lines.write(export, first, columns, title(type, request.language()), out);
        } finally {
            ended.fire(new ExportEnded(id, lines.rows, lines.whole));
        }
    }

    /// One file, and how far it has come.
    private final class Lines {
        final UUID id;
        int rows;
        boolean whole;

        Lines(UUID id) {
            this.id = id;
        }

        <T extends Record> void write(Export<T> export, Page<T> first, List<Column> columns, String title, OutputStream out) throws IOException {
            var order = order(columns);
            var words = Words.in(request.language());
            var sheet = switch (export.format()) {
                case CSV -> Sheet.csv(out);
                case XLSX -> Sheet.xlsx(out, title, order.stream().<Class<?>>map(column -> cellType(columns.get(column).type())).toList());
            };
            try {
                fill(sheet, export, first, columns, order, words);
            } catch (IOException | RuntimeException e) {
                try {
                    sheet.breakOff(words.text("export.broken"));
                } catch (IOException hungUp) {
                    e.addSuppressed(hungUp);
                }
                throw e;
            }
            whole = true;
        }

        private <T extends Record> void fill(
                Sheet sheet, Export<T> export, Page<T> first, List<Column> columns, List<Integer> order, Words words) throws IOException {
            var type = export.type().getAnnotation(RecordType.class).value();
            sheet.headings(order.stream().map(column -> words.text("field." + type + "." + columns.get(column).field())).toList());
            for (var page = first; ; page = export.pages().apply(page.next())) {
                for (var record : page.items()) {
                    var line = Projection.line(record, request.fields());
                    sheet.line(order.stream().map(column -> cell(line.get(column), words)).toList());
                    rows++;
                }
                if (page.next() == null) {
                    break;
                }
                if (rows >= Export.MOST) {
                    sheet.line(List.of(words.text("export.more", rows, page.next())));
                    break;
                }
                if (!request.stillIn().getAsBoolean()) {
                    throw new IOException("Whoever asked for export " + id + " has been shut out meanwhile");
                }
            }
            sheet.end();
        }
    }

    /// Ids, which tell people nothing, stand last.
    private static List<Integer> order(List<Column> columns) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(column -> columns.get(column).type() == UUID.class));
        return order;
    }

    private static Class<?> cellType(Class<?> type) {
        return type == Instant.class ? LocalDateTime.class : type == UUID.class ? String.class : type;
    }

    private Object cell(Object value, Words words) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case LocalDate day -> day;
            case Instant instant -> LocalDateTime.ofInstant(instant, settings.zone());
            case Boolean flag -> words.text("value." + flag);
            case Enum<?> one -> words.text("value." + one.getDeclaringClass().getSimpleName() + "." + one.name());
            default -> value.toString();
        };
    }

    private static String title(String recordType, Language language) {
        return Words.in(language).text("export." + recordType);
    }

    /// The name in English for what knows no other letters, and in the caller's language.
    private String disposition(String recordType, Export.Format format) {
        var day = " " + LocalDate.ofInstant(clock.instant(), settings.zone()) + "." + format.word();
        var name = URLEncoder.encode(title(recordType, request.language()) + day, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + title(recordType, Language.EN) + day + "\"; filename*=UTF-8''" + name;
    }
}
