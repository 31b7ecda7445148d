package mendwell.openapi;

import static mendwell.openapi.Schemas.described;
import static mendwell.openapi.Schemas.map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mendwell.access.BodyReader;
import mendwell.access.AskedFields;
import mendwell.access.Asks;
import mendwell.access.CallerFilter;
import mendwell.access.Gate;
import mendwell.platform.Answer;
import mendwell.platform.Export;
import mendwell.platform.Api;
import mendwell.platform.Language;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import mendwell.platform.Words;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// The OpenAPI 3.1 document of the resources, made from what the program itself says:
///
/// - paths, parameters and bodies from the Jakarta REST annotations, shapes from the records ([Schemas]);
/// - sentences from the `///` comments, or a summary from `@Operation`; `@Operation(hidden = true)` leaves a method out;
/// - `If-Match`, `Idempotency-Key` and every refusal from what the method can reach in the program ([Calls]);
/// - a method that returns `Response` says by `@APIResponse` what is in it; a view named there comes as an Answer.
final class OpenApiDocument {
    private static final Map<String, String> PARAMETERS = Map.of(
            "cursor", "Where the page begins: `next` of the page before.",
            "limit", "How many items at most, 1 to 100.",
            "id", "The record's id.",
            "Last-Event-ID", "The last event the caller has; the stream goes on after it.");

    private final Sources sources;
    private final Calls calls = new Calls();
    private final Schemas schemas;

    private OpenApiDocument(Sources sources) {
        this.sources = sources;
        this.schemas = new Schemas(sources);
    }

    /// The document as YAML.
    static String yaml(java.nio.file.Path sources) throws IOException {
        var document = new OpenApiDocument(Sources.in(sources)).document();
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(140)
                .setSplitLines(false)
                .build();
        return "# Written by the build from the Java code; see package mendwell.openapi.\n" + new Dump(settings).dumpToString(document);
    }

    private Map<String, Object> document() throws IOException {
        var info = Api.class.getAnnotation(OpenAPIDefinition.class).info();
        schemas.learn(annotated(RecordType.class));
        var paths = new TreeMap<String, Map<String, Object>>();
        var order = List.of("get", "post", "patch", "put", "delete");
        for (var resource : annotated(Path.class)) {
            for (var method : resource.getDeclaredMethods()) {
                var verb = verb(method);
                var operation = method.getAnnotation(Operation.class);
                if (verb != null && (operation == null || !operation.hidden())) {
                    paths.computeIfAbsent(path(resource, method), path -> new TreeMap<>(Comparator.comparing(order::indexOf)))
                            .put(verb, operation(resource, method, verb));
                }
            }
        }
        var components = schemas.components();
        components.putAll(fixed());
        return map(
                "openapi", "3.1.0",
                "info",
                map(
                        "title", info.title(),
                        "version", info.version(),
                        "description", info.description().strip(),
                        "license", map("name", info.license().name(), "identifier", info.license().name())),
                "servers", List.of(map("url", "/api/v1")),
                "security", List.of(map("session", none()), map("tracking", none()), map("unit", none()), map("bearer", none()), map()),
                "paths", paths,
                "components",
                map(
                        "schemas", components,
                        "securitySchemes",
                        map(
                                "session", described(map("type", "apiKey", "in", "cookie", "name", "__Host-mendwell"), "A browser that logged in at `/login`. Changes need `Origin` or `Sec-Fetch-Site` of this site."),
                                "tracking", described(map("type", "http", "scheme", "Tracking"), "The token of an order's tracking link: opens that order, as the customer."),
                                "unit", described(map("type", "http", "scheme", "Unit"), "The token in a unit's QR code: asks for service of that unit."),
                                "bearer", described(map("type", "http", "scheme", "bearer", "bearerFormat", "JWT"), "An access token of the identity provider."))));
    }

    private static List<Object> none() {
        return new ArrayList<>(); // one of its own each time: a shared one becomes an anchor in YAML
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fixed() throws IOException {
        try (var in = OpenApiDocument.class.getResourceAsStream("components.yaml")) {
            return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }

    // ---- operations

    private Map<String, Object> operation(Class<?> resource, Method method, String verb) {
        var path = path(resource, method);
        var body = Arrays.stream(method.getParameters()).filter(OpenApiDocument::isBody).findFirst().orElse(null);
        var reached = calls.from(calls.method(method), calls.method(CallerFilter.class, "filter"));
        if (Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(Asks.class))) {
            reached.addAll(calls.from(calls.method(AskedFields.class, "filter")));
        }
        if (method.getReturnType() == Export.class) {
            reached.addAll(calls.from(calls.method(Gate.class, "writeTo")));
        }
        if (body != null && body.getType() != InputStream.class) {
            reached.addAll(calls.from(calls.method(BodyReader.class, "readFrom")));
        }
        var operation = map("operationId", id(method, verb, path), "tags", List.of(path.split("/")[1]));
        var comment = sources.of(method);
        var said = method.getAnnotation(Operation.class);
        var summary = said != null && !said.summary().isEmpty() ? said.summary() : comment.split("(?<=\\.)\\s", 2)[0];
        if (summary.isEmpty()) {
            throw new IllegalStateException(method + " has neither a /// comment nor @Operation(summary = …)");
        }
        operation.put("summary", summary.replaceFirst("\\.$", ""));
        var more = comment.startsWith(summary) ? comment.substring(summary.length()).strip() : comment;
        if (!more.isEmpty()) {
            operation.put("description", more);
        }
        var parameters = parameters(method, reached);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (body != null) {
            operation.put("requestBody", body(resource, method, body));
        }
        operation.put("responses", responses(resource, method, verb, path, reached));
        return operation;
    }

    /// From verb and path, so that renaming a Java method changes no client: `getWorkOrderTimeline`.
    private static String id(Method method, String verb, String path) {
        var words = new StringBuilder(method.getReturnType() == Page.class ? "list" : verb);
        var parts = path.substring(1).split("/");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                continue;
            }
            var noun = i + 1 < parts.length && parts[i + 1].startsWith("{") ? parts[i].replaceFirst("s$", "") : parts[i];
            for (var word : noun.split("[-.]")) {
                words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return words.toString();
    }

    private List<Object> parameters(Method method, Set<String> reached) {
        var parameters = new ArrayList<Object>();
        for (var parameter : method.getParameters()) {
            if (parameter.getAnnotation(PathParam.class) instanceof PathParam path) {
                parameters.add(parameter(method, parameter, "path", path.value(), true));
            } else if (parameter.getAnnotation(QueryParam.class) instanceof QueryParam query) {
                parameters.add(parameter(method, parameter, "query", query.value(), false));
            } else if (parameter.getAnnotation(HeaderParam.class) instanceof HeaderParam header
                    && !header.value().equalsIgnoreCase("Content-Length")) {
                parameters.add(parameter(method, parameter, "header", header.value(), false));
            }
        }
        if (reached.contains("mendwell.access.CurrentRequest#requireVersion")) {
            parameters.add(header("If-Match", "Needed (428 without): the `ETag` of the answer the change is based on.", map("type", "string", "examples", List.of("\"7\""))));
        }
        if (reached.contains("mendwell.access.CurrentRequest#requireIdempotencyKey")) {
            parameters.add(header(
                    "Idempotency-Key",
                    "Needed (400 without): a new UUID per thing to create. The same key with the same body gives the same answer and creates nothing twice.",
                    map("type", "string", "format", "uuid")));
        }
        return parameters;
    }

    /// Not `required`, so that typed clients can add these headers in one place for all calls.
    private static Map<String, Object> header(String name, String description, Map<String, Object> schema) {
        return map("name", name, "in", "header", "description", description, "schema", schema);
    }

    private Map<String, Object> parameter(Method method, Parameter parameter, String in, String name, boolean required) {
        var schema = schemas.of(parameter.getParameterizedType());
        if (parameter.getAnnotation(Schema.class) instanceof Schema given && given.implementation() != Void.class) {
            schema = schema.get("type").equals("array") ? map("type", "array", "items", schemas.of(given.implementation())) : schemas.of(given.implementation());
        }
        if (parameter.getAnnotation(DefaultValue.class) instanceof DefaultValue value && !value.value().isEmpty()) {
            schema.put("default", schema.get("type").equals("integer") ? (Object) Long.valueOf(value.value()) : value.value());
        }
        if (name.equals("limit")) {
            schema.put("minimum", 1);
            schema.put("maximum", 100);
        }
        var text = sources.of(method.getDeclaringClass().getName() + "#" + method.getName(), parameter.getName());
        if (text.isEmpty()) {
            text = PARAMETERS.getOrDefault(name, "");
        }
        var result = map("name", name, "in", in);
        if (!text.isEmpty()) {
            result.put("description", text);
        }
        if (required) {
            result.put("required", true);
        }
        result.put("schema", schema);
        return result;
    }

    private Map<String, Object> body(Class<?> resource, Method method, Parameter body) {
        if (body.getType() == InputStream.class) {
            return map("required", true, "content", map("application/octet-stream", map("schema", map())));
        }
        var schema = body.getType() == Patch.class
                ? schemas.of(((ParameterizedType) body.getParameterizedType()).getActualTypeArguments()[0], true)
                : schemas.of(body.getParameterizedType());
        var content = new TreeMap<String, Object>();
        for (var type : values(Consumes.class, resource, method, Consumes::value)) {
            content.put(type, map("schema", schema));
        }
        return map("required", true, "content", content);
    }

    // ---- answers

    private Map<String, Object> responses(Class<?> resource, Method method, String verb, String path, Set<String> reached) {
        var responses = new TreeMap<String, Object>();
        var said = method.getAnnotation(APIResponse.class);
        var produces = values(Produces.class, resource, method, Produces::value)[0];
        var creates = reached.contains(Answer.class.getName() + "#created");
        var status = said != null && !said.responseCode().isEmpty() ? said.responseCode() : method.getReturnType() == void.class ? "204" : creates ? "201" : "200";
        var response = map("description", said != null && !said.description().isEmpty() ? said.description() : description(status));
        var content = content(method, said, produces);
        if (method.getReturnType() == Export.class) {
            var files = new TreeMap<String, Object>();
            Arrays.stream(values(Produces.class, resource, method, Produces::value))
                    .forEach(type -> files.put(type.replaceFirst(";.*", ""), map("schema", type.startsWith("text/") ? map("type", "string") : map())));
            response.put("content", files);
        } else if (content != null) {
            response.put("content", map(said != null && said.content().length > 0 && !said.content()[0].mediaType().isEmpty() ? said.content()[0].mediaType() : produces, map("schema", content)));
        }
        if (verb.equals("get") && method.getReturnType() == Answer.class || reached.contains("mendwell.access.CurrentRequest#requireVersion")) {
            response.put("headers", map("ETag", described(map("schema", map("type", "string")), "The record's version, for If-Match; records that never change have none.")));
        }
        responses.put(status, response);

        var problems = new TreeMap<Integer, Map<String, String>>();
        sources.refusals().forEach((code, refusals) -> {
            for (var refused : refusals) {
                if (reached.contains(code) && (!refused.type().equals("foreign-site") || !verb.equals("get"))) {
                    problems.computeIfAbsent(refused.status(), any -> new TreeMap<>()).put(refused.type(), Words.in(Language.EN).text("problem." + refused.type()));
                }
            }
        });
        if (reached.stream().anyMatch(name -> name.matches("mendwell\\.security\\.FieldView#require(Writable|Creatable|Matchable|Rangeable)"))) {
            problems.computeIfAbsent(403, code -> new TreeMap<>()).put("fields-refused", Words.in(Language.EN).text("problem.fields-refused"));
        }
        if (path.contains("{")) {
            problems.computeIfAbsent(404, code -> new TreeMap<>()).putIfAbsent("not-found", Words.in(Language.EN).text("problem.not-found"));
        }
        problems.forEach((code, types) -> responses.put(String.valueOf(code), problem(types)));
        return responses;
    }

    private Map<String, Object> problem(Map<String, String> types) {
        var description = types.entrySet().stream()
                .map(type -> "`" + type.getKey() + "`" + (type.getValue().isEmpty() ? "" : ": " + type.getValue()))
                .collect(Collectors.joining("\n\n"));
        return map("description", description, "content", map("application/problem+json", map("schema", ref("Problem"))));
    }

    private Map<String, Object> content(Method method, APIResponse said, String produces) {
        var type = method.getGenericReturnType();
        if (said != null && said.content().length > 0 && said.content()[0].schema().implementation() != Void.class) {
            var implementation = said.content()[0].schema().implementation();
            return implementation.isAnnotationPresent(RecordType.class) ? answer(implementation) : schemas.of(implementation);
        }
        if (type == void.class || method.getReturnType() == Export.class) {
            return null;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Answer.class) {
            return answer(generic.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Page.class) {
            return map(
                    "type", "object",
                    "properties", map("items", map("type", "array", "items", schemas.of(generic.getActualTypeArguments()[0])), "access", ref("Access"), "next", map("type", List.of("string", "null"), "description", "`cursor` of the next page; null on the last.")),
                    "required", List.of("items", "access", "next"));
        }
        if (type == Response.class || type == String.class) {
            return produces.startsWith("text/") || produces.endsWith("xml") || produces.endsWith("yaml") ? map("type", "string") : map();
        }
        throw new IllegalStateException("No schema for what " + method + " returns");
    }

    private Map<String, Object> answer(Type view) {
        return map(
                "type", "object",
                "properties", map("data", schemas.of(view), "access", ref("Access")),
                "required", List.of("data", "access"));
    }

    private static String description(String status) {
        return switch (status) {
            case "201" -> "Made, or made before with this key.";
            case "204" -> "Done.";
            default -> "What was asked for.";
        };
    }

    // ---- reading annotations

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                        .map(Annotation::annotationType)
                        .noneMatch(type -> type.getName().startsWith("jakarta.ws.rs."));
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(http -> http.value().toLowerCase(java.util.Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static String path(Class<?> resource, Method method) {
        var own = method.getAnnotation(Path.class);
        var joined = "/" + resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        return joined.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static <A extends Annotation> String[] values(
            Class<A> annotation, Class<?> resource, Method method, Function<A, String[]> values) {
        var found = method.isAnnotationPresent(annotation) ? method.getAnnotation(annotation) : resource.getAnnotation(annotation);
        return found == null ? new String[] {"application/json"} : values.apply(found);
    }

    private static Map<String, Object> ref(String name) {
        return map("$ref", "#/components/schemas/" + name);
    }

    /// Our classes with this annotation, by name.
    private static List<Class<?>> annotated(Class<? extends Annotation> annotation) throws IOException {
        try (var in = OpenApiDocument.class.getResourceAsStream("/META-INF/jandex.idx")) {
            return new IndexReader(in)
                    .read().getAnnotations(DotName.createSimple(annotation)).stream()
                            .filter(found -> found.target().kind() == org.jboss.jandex.AnnotationTarget.Kind.CLASS)
                            .map(found -> found.target().asClass().name().toString())
                            .sorted()
                            .<Class<?>>map(OpenApiDocument::load)
                            .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OpenApiDocument.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The index is older than the classes: build again", e);
        }
    }
}
