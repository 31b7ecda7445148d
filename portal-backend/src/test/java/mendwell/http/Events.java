package mendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import mendwell.platform.Json;
import tools.jackson.databind.JsonNode;

/// A stream of changes, listened to until it ends or is closed.
public final class Events implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> changes = Collections.synchronizedList(new ArrayList<>());
    private final Stream<String> lines;
    private final Thread reader;

    private Events(Stream<String> lines) {
        this.lines = lines;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Returns when the stream is open: what happens from now on comes.
    public static Events of(Api api, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.base().resolve(path));
        api.headers().forEach(request::header);
        HttpResponse<Stream<String>> answer = CLIENT.send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Events(answer.body());
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith("data: {\"workOrderId\"")).forEach(line -> changes.add(Json.MAPPER.readTree(line.substring(6))));
        } catch (UncheckedIOException e) {
            // closed, by either side
        }
    }

    public boolean isOver() {
        return !reader.isAlive();
    }

    /// The kinds of what was told about an order, in turn.
    public List<String> about(String order) {
        return List.copyOf(changes).stream()
                .filter(change -> change.path("workOrderId").asString().equals(order))
                .map(change -> change.path("kind").asString())
                .toList();
    }

    @Override
    public void close() {
        lines.close();
    }
}
