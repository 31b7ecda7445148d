package mendwell.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import mendwell.platform.Json;
import tools.jackson.databind.JsonNode;

/// What the server answered.
public record Reply(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    /// @throws AssertionError with the whole answer when the status is another
    public Reply expect(int status) {
        if (status() != status) {
            throw new AssertionError(response.request().method() + " " + response.request().uri() + " answered " + status() + ", not " + status
                    + ": " + text());
        }
        return this;
    }

    /// A refusal, by status and problem type.
    public Reply expect(int status, String type) {
        expect(status);
        if (!at("/type").asString().equals(type)) {
            throw new AssertionError("Not " + type + " but " + text());
        }
        return this;
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /// The value at a JSON pointer; missing when there is none.
    public JsonNode at(String pointer) {
        return Json.MAPPER.readTree(response.body()).at(pointer);
    }

    /// A field of the answer's data, as text.
    public String data(String field) {
        return at("/data/" + field).asString();
    }

    public String id() {
        return data("id");
    }

    public List<JsonNode> items() {
        return StreamSupport.stream(at("/items").spliterator(), false).toList();
    }

    /// The pointers of what is wrong with the body.
    public List<String> pointers() {
        return StreamSupport.stream(at("/errors").spliterator(), false)
                .map(fault -> fault.path("pointer").asString())
                .toList();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public String etag() {
        return header("ETag");
    }

    public List<String> moves() {
        return StreamSupport.stream(at("/data/moves").spliterator(), false).map(JsonNode::asString).toList();
    }
}
