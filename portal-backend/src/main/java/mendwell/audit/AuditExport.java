package mendwell.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import mendwell.platform.Json;

/// The log in a file, to be checked on another machine: gzipped lines of JSON, first the time, then the seals, then the rows.
record AuditExport(Path file) implements AuditCopy {
    private record Line(Instant takenAt, AuditSeal seal, AuditRow row) {}

    static void write(AuditCopy log, Path file) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Consumer<Line> line = one -> {
                try {
                    out.write(Json.MAPPER.writeValueAsBytes(one));
                    out.write('\n');
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            };
            line.accept(new Line(log.takenAt(), null, null));
            log.seals(seal -> line.accept(new Line(null, seal, null)));
            log.rows(row -> line.accept(new Line(null, null, row)));
        }
    }

    @Override
    public Instant takenAt() {
        var found = new Instant[1];
        try {
            lines(line -> found[0] = line.takenAt() == null ? found[0] : line.takenAt());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found[0] == null ? Instant.EPOCH : found[0];
    }

    @Override
    public void seals(Consumer<AuditSeal> each) throws IOException {
        lines(line -> {
            if (line.seal() != null) {
                each.accept(line.seal());
            }
        });
    }

    @Override
    public void rows(Consumer<AuditRow> each) throws IOException {
        lines(line -> {
            if (line.row() != null) {
                each.accept(line.row());
            }
        });
    }

    private void lines(Consumer<Line> each) throws IOException {
        try (var in = new java.io.BufferedReader(new java.io.InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), java.nio.charset.StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                each.accept(Json.MAPPER.readValue(line, Line.class));
            }
        }
    }
}
