package mendwell.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import mendwell.platform.Json;
import tools.jackson.databind.JsonNode;

/// Another program that is told by webhooks what happens.
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String location;
    private volatile Duration delay = Duration.ZERO;

    /// One body, with its headers in small letters.
    public record Got(Map<String, String> headers, String body) {
        public JsonNode at(String pointer) {
            return Json.MAPPER.readTree(body).at(pointer);
        }

        public String type() {
            return at("/type").asString();
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver open() throws IOException {
        var receiver = new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", receiver::take);
        receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        got.add(new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mendwell";
    }

    public Receiver answering(int status) {
        this.status = status;
        return this;
    }

    public Receiver sendingOnTo(String url) {
        this.location = url;
        return answering(307);
    }

    public Receiver after(Duration delay) {
        this.delay = delay;
        return this;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /// What came about this order, in its order.
    public List<Got> about(String order) {
        return got.stream().filter(one -> one.at("/data/workOrder/id").asString("").equals(order)).toList();
    }

    /// The first such one, within ten seconds.
    public Got await(Predicate<Got> wanted) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            var found = got.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("It did not come; what came: " + got);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
