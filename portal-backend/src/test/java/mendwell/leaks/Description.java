package mendwell.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `openapi.yaml` says can be asked.
final class Description {
    private final Map<String, Object> document;

    /// @param parameters those behind the question mark
    record Operation(String method, String path, List<Parameter> parameters, Map<String, Object> body, Map<String, Object> responses) {
        boolean isRead() {
            return method.equals("GET");
        }

        /// Never ends by itself.
        boolean isStream() {
            return path.endsWith("/changes");
        }
    }

    record Parameter(String name, Map<String, Object> schema) {}

    private Description(Map<String, Object> document) {
        this.document = document;
    }

    @SuppressWarnings("unchecked")
    static Description read() {
        try {
            var settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
            return new Description((Map<String, Object>) new Load(settings).loadFromString(Files.readString(Path.of("openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        map(document.get("paths")).forEach((path, methods) -> map(methods).forEach((method, said) -> {
            var operation = map(said);
            var parameters = list(operation.get("parameters")).stream()
                    .map(Description::map)
                    .filter(parameter -> parameter.get("in").equals("query"))
                    .map(parameter -> new Parameter((String) parameter.get("name"), resolved(parameter.get("schema"))))
                    .toList();
            var content = map(map(operation.get("requestBody")).get("content"));
            var json = content.keySet().stream().filter(type -> type.contains("json")).findFirst();
            operations.add(new Operation(
                    method.toUpperCase(java.util.Locale.ROOT),
                    path.substring(1),
                    parameters,
                    json.map(type -> resolved(map(content.get(type)).get("schema"))).orElse(null),
                    map(operation.get("responses"))));
        }));
        return operations;
    }

    /// A schema with its reference followed.
    Map<String, Object> resolved(Object schema) {
        var said = map(schema);
        if (said.get("$ref") instanceof String reference) {
            Object found = document;
            for (var step : reference.substring(2).split("/")) {
                found = map(found).get(step);
            }
            return resolved(found);
        }
        return said;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
