import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Sends the requests that people wait for most, one kind after the other, from 16 callers that keep their connections, and
/// measures them: requests per second, median and 99th percentile, and the processor time that the backend and MariaDB
/// spend on each (their own, from `/proc`; this program's is not in it). Prints a table and writes one JSON object.
///
/// Run by `./bench` with the stack's addresses in MENDWELL_… variables. Arguments: least seconds to warm up, seconds to
/// measure, the file for the JSON.
final class Load {
    private static final int CALLERS = 16;
    private static final int PIECE = 10; // seconds
    private static final double MILLIS_PER_TICK = 10; // Linux reports processor time in hundredths of a second
    private static final UUID AGENT = UUID.fromString("5a000000-0000-4000-8000-000000000001");
    private static final List<String> QUESTIONS = List.of(
            "压缩机 高温 停机", "compressor stops hot", "E21", "异响", "漏水", "shaft seal leaks", "低压报警", "主轴", "spindle noise", "年度保养");

    private final URI url = URI.create(System.getenv("MENDWELL_URL"));
    private final Path[] programs = {
        Path.of("/proc", System.getenv("MENDWELL_BACKEND_PID"), "stat"), Path.of("/proc", System.getenv("MENDWELL_DATABASE_PID"), "stat")
    };

    /// One kind of request.
    record Kind(String name, int status, Supplier<byte[]> request) {}

    /// @param backendCpu and databaseCpu in milliseconds per request
    record Result(String name, double perSecond, double p50, double p99, int errors, double bytes, double backendCpu, double databaseCpu) {}

    void main(String[] arguments) throws Exception {
        var warmUp = Integer.parseInt(arguments[0]);
        var measured = Integer.parseInt(arguments[1]);
        var results = new ArrayList<Result>();
        System.out.printf("%-16s %9s %8s %8s %7s %9s %9s %9s %9s%n", "", "per s", "p50 ms", "p99 ms", "errors", "bytes", "CPU ms", "backend", "MariaDB");
        for (var kind : kinds()) {
            var result = measure(kind, warmUp, measured);
            results.add(result);
            System.out.printf(
                    Locale.ROOT, "%-16s %9.0f %8.1f %8.1f %7d %9.0f %9.2f %9.2f %9.2f%n",
                    result.name, result.perSecond, result.p50, result.p99, result.errors, result.bytes,
                    result.backendCpu + result.databaseCpu, result.backendCpu, result.databaseCpu);
        }
        Files.writeString(Path.of(arguments[2]), json(results));
    }

    // ---- what is asked

    private List<Kind> kinds() throws Exception {
        var agent = "Cookie: __Host-mendwell=%s\r\n";
        List<String> orders;
        List<String> links = new ArrayList<>();
        List<String> units;
        String session;
        try (var database = database()) {
            session = session(database);
            orders = column(database, "select id from work_order where created_at < utc_timestamp() - interval 2 day order by created_at desc limit 500");
            units = column(database, "select id from equipment limit 500");
            for (var order : orders.subList(0, Math.min(100, orders.size()))) {
                links.add(link(database, order));
            }
        }
        var cookie = agent.formatted(session);
        return List.of(
                new Kind("order list", 200, () -> get("/api/v1/work-orders", cookie)),
                new Kind("order page", 200, () -> get("/api/v1/work-orders/" + any(orders), cookie)),
                new Kind("tracking page", 200, () -> get("/api/v1/tracked-order", "Authorization: Tracking " + any(links) + "\r\n")),
                new Kind("article search", 200, () -> get(
                        "/api/v1/articles?q=" + URLEncoder.encode(any(QUESTIONS), StandardCharsets.UTF_8), "")),
                new Kind("create", 201, () -> create(any(units), cookie)));
    }

    private static <T> T any(List<T> some) {
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }

    private byte[] get(String path, String headers) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAccept-Language: zh-CN\r\n%s\r\n"
                .formatted(path, url.getAuthority(), headers)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] create(String unit, String headers) {
        var body = """
                {"equipmentId":"%s","serviceType":"ON_SITE","formVersion":1,"answers":{
                "description":"空压机运行半小时后排气温度升到 110 度停机。\\n复位后可以再开，十分钟后又停。现场已检查冷却风扇，转动正常。",
                "urgency":"HIGH","machineState":"STOPPED","stoppedSince":"2026-11-20T01:30:00Z","showsError":true,"errorCode":"E21",
                "accessRestricted":true,"accessRules":"进厂需登记，提前一小时通知门卫。",
                "preferredFrom":"2026-11-23T01:00:00Z","preferredUntil":"2026-11-23T09:00:00Z"},
                "files":[],"contact":{"name":"刘芳","phone":"13812341234","email":"liu.fang@example.com","locale":"zh-CN"}}"""
                .formatted(unit)
                .getBytes(StandardCharsets.UTF_8);
        var head = "POST /api/v1/work-orders HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nAccept: application/json\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(url.getAuthority(), url, UUID.randomUUID(), body.length, headers)
                .getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    // ---- what a login and a mailed link would have left in the database

    private Connection database() throws Exception {
        return DriverManager.getConnection(
                System.getenv("MENDWELL_DATABASE_URL"), System.getenv("MENDWELL_DATABASE_USER"), System.getenv("MENDWELL_DATABASE_PASSWORD"));
    }

    private static List<String> column(Connection database, String query) throws Exception {
        try (var rows = database.createStatement().executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static String session(Connection database) throws Exception {
        var token = UUID.randomUUID().toString();
        try (var insert = database.prepareStatement(
                "insert into session(token_hash, subject, name, roles, language, id_token, created_at, expires_at) values (?,?,'林晓雯','agent','zh-CN','',?,?)")) {
            var now = LocalDateTime.now(ZoneOffset.UTC);
            insert.setBytes(1, sha256(token));
            insert.setString(2, AGENT.toString());
            insert.setObject(3, now);
            insert.setObject(4, now.plusHours(2));
            insert.executeUpdate();
        }
        return token;
    }

    private static String link(Connection database, String order) throws Exception {
        var token = UUID.randomUUID().toString();
        try (var insert = database.prepareStatement(
                "insert into tracking_link(id, token_hash, work_order_id, created_at, expires_at) values (?,?,?,?,?)")) {
            var now = LocalDateTime.now(ZoneOffset.UTC);
            insert.setString(1, UUID.randomUUID().toString());
            insert.setBytes(2, sha256(token));
            insert.setString(3, order);
            insert.setObject(4, now);
            insert.setObject(5, now.plusHours(2));
            insert.executeUpdate();
        }
        return token;
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- measuring

    private Result measure(Kind kind, int warmUp, int measured) throws Exception {
        var errors = new AtomicInteger();
        warmUp(kind, warmUp);
        var bytes = new AtomicInteger();
        var before = ticks();
        var begin = System.nanoTime();
        var nanos = run(kind, measured, bytes, errors);
        var seconds = (System.nanoTime() - begin) / 1e9;
        var after = ticks();
        Arrays.sort(nanos);
        var count = Math.max(1, nanos.length);
        return new Result(
                kind.name,
                nanos.length / seconds,
                nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e6,
                nanos.length == 0 ? 0 : nanos[(int) (nanos.length * 0.99)] / 1e6,
                errors.get(),
                (double) bytes.get() / count,
                (after[0] - before[0]) * MILLIS_PER_TICK / count,
                (after[1] - before[1]) * MILLIS_PER_TICK / count);
    }

    /// A server runs for weeks, its compiler for the first minutes: they end when a request has twice cost the backend no
    /// less than in the best piece before, or after five minutes.
    private void warmUp(Kind kind, int least) throws Exception {
        run(kind, least, new AtomicInteger(), new AtomicInteger());
        var best = Double.MAX_VALUE;
        for (int piece = 0, settled = 0; piece < 300 / PIECE && settled < 2; piece++) {
            var before = ticks()[0];
            var served = run(kind, PIECE, new AtomicInteger(), new AtomicInteger()).length;
            var cost = (ticks()[0] - before) / (double) Math.max(1, served);
            settled = cost > 0.98 * best ? settled + 1 : 0;
            best = Math.min(best, cost);
        }
    }

    /// All callers at once; the times of the answers that were right.
    private long[] run(Kind kind, int seconds, AtomicInteger bytes, AtomicInteger errors) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var times = new ArrayList<List<Long>>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            var mine = new ArrayList<Long>();
            times.add(mine);
            callers.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    try (var caller = new Caller(url)) {
                        while (System.nanoTime() < end) {
                            var request = kind.request.get();
                            var begin = System.nanoTime();
                            var length = caller.ask(request, kind.status);
                            if (length < 0) {
                                errors.incrementAndGet();
                            } else {
                                mine.add(System.nanoTime() - begin);
                                bytes.addAndGet(length);
                            }
                        }
                    } catch (IOException e) {
                        errors.incrementAndGet();
                    }
                }
            }));
        }
        for (var caller : callers) {
            caller.join();
        }
        return times.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
    }

    /// One kept connection.
    private static final class Caller implements AutoCloseable {
        private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
        private final Socket socket;
        private final InputStream in;

        Caller(URI url) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        }

        /// The length of the answer's body; -1 when it has another status.
        int ask(byte[] request, int expected) throws IOException {
            socket.getOutputStream().write(request);
            var status = Integer.parseInt(line().split(" ")[1]);
            var length = -1;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var found = LENGTH.matcher(header);
                if (found.matches()) {
                    length = Integer.parseInt(found.group(1));
                }
            }
            if (length >= 0) {
                in.skipNBytes(length);
            } else {
                length = 0;
                for (var chunk = Integer.parseInt(line(), 16); ; chunk = Integer.parseInt(line(), 16)) {
                    in.skipNBytes(chunk + 2);
                    length += chunk;
                    if (chunk == 0) {
                        break;
                    }
                }
            }
            return status == expected ? length : -1;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// User and system time of the backend and of MariaDB so far.
    private long[] ticks() throws IOException {
        var ticks = new long[programs.length];
        for (int i = 0; i < programs.length; i++) {
            var stat = Files.readString(programs[i]);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks[i] = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks;
    }

    private static String json(List<Result> results) {
        var json = new StringBuilder("{");
        for (var result : results) {
            json.append(json.length() > 1 ? "," : "").append(String.format(
                    Locale.ROOT,
                    "%n    \"%s\": {\"perSecond\": %.1f, \"p50Millis\": %.2f, \"p99Millis\": %.2f, \"errors\": %d, \"bytes\": %.0f, \"backendCpuMillis\": %.3f, \"databaseCpuMillis\": %.3f}",
                    result.name, result.perSecond, result.p50, result.p99, result.errors, result.bytes, result.backendCpu, result.databaseCpu));
        }
        return json.append("\n  }").toString();
    }
}
