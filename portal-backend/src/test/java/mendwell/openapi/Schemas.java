package mendwell.openapi;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mendwell.security.Access;
import mendwell.security.FieldChange;
import mendwell.security.FieldPolicy;
import mendwell.security.FormAnswer;
import mendwell.security.RawJson;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON Schemas (2020-12) of records. A type of its own becomes a component under its simple name; a nested type stands
/// where it is used, unless `@Schema(name = …)` gives it a name.
///
/// - What leaves (`@RecordType`): `@Nullable` components may be null. A field is required when every role that sees
///   anything of the record sees it, by the shipped field policy; other fields may be absent.
/// - What comes in: primitives and components with `@NotNull`, `@NotBlank` or `@NotEmpty` are required. All others may be
///   absent, and null means the same; only in a merge patch null is a value, where the component is `@Nullable`.
final class Schemas {
    private final Sources sources;
    private final FieldPolicy policy = FieldPolicy.shipped();
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    Schemas(Sources sources) {
        this.sources = sources;
    }

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, false);
    }

    /// @param patch the record is read as a merge patch
    Map<String, Object> of(Type type, boolean patch) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
                return map("type", "array", "items", of(arguments[0], patch));
            }
            throw new IllegalArgumentException("No schema for " + type);
        }
        var plain = (Class<?>) type;
        if (plain.isArray() && plain != byte[].class) {
            return map("type", "array", "items", of(plain.getComponentType(), patch));
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> map("type", "string");
            case "java.util.UUID" -> map("type", "string", "format", "uuid");
            case "java.time.Instant" -> map("type", "string", "format", "date-time");
            case "java.time.LocalDate" -> map("type", "string", "format", "date");
            case "java.net.URI" -> map("type", "string", "format", "uri");
            case "int", "java.lang.Integer" -> map("type", "integer", "format", "int32");
            case "long", "java.lang.Long" -> map("type", "integer", "format", "int64");
            case "double", "java.lang.Double" -> map("type", "number", "format", "double");
            case "boolean", "java.lang.Boolean" -> map("type", "boolean");
            default -> {
                if (plain == RawJson.class || JsonNode.class.isAssignableFrom(plain)) {
                    yield map("type", "object", "additionalProperties", true);
                }
                if (plain == FormAnswer.class || plain == FieldChange.class) {
                    yield map("$ref", "#/components/schemas/" + plain.getSimpleName());
                }
                yield named(plain, patch);
            }
        };
    }

    private Map<String, Object> named(Class<?> type, boolean patch) {
        var given = type.getAnnotation(Schema.class);
        var name = given != null && !given.name().isEmpty() ? given.name() : type.isMemberClass() ? null : type.getSimpleName();
        if (name == null) {
            return body(type, patch);
        }
        var other = owners.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(type + " and " + other + " both want the name " + name);
        }
        if (other == null) {
            components.put(name, Map.of()); // a record may hold itself
            components.put(name, body(type, patch));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> body(Class<?> type, boolean patch) {
        if (type.isEnum()) {
            var schema = described(map("type", "string"), sources.of(type));
            schema.put("enum", Arrays.stream(type.getEnumConstants()).map(value -> ((Enum<?>) value).name()).toList());
            return schema;
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("Neither a record nor an enum: " + type);
        }
        var shown = type.getAnnotation(RecordType.class);
        var schema = described(map("type", "object"), sources.of(type));
        var required = new ArrayList<String>();
        var properties = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            var always = shown == null ? isRequired(component) : isAlwaysShown(shown.value(), component.getName());
            if (always) {
                required.add(component.getName());
            }
            var property = constrained(of(component.getGenericType(), patch), component, type);
            if (shown == null && !patch ? !always : nullable) {
                property = orNull(property);
            }
            properties.put(component.getName(), described(property, sources.of(type.getName(), component.getName())));
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (shown == null) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private boolean isAlwaysShown(String recordType, String field) {
        return policy.roles().stream()
                .map(role -> policy.viewFor(java.util.Set.of(role)))
                .filter(view -> seesSomething(view, recordType))
                .allMatch(view -> view.access(recordType, field) != Access.HIDDEN);
    }

    private boolean seesSomething(mendwell.security.FieldView view, String recordType) {
        return fields.getOrDefault(recordType, List.of()).stream()
                .anyMatch(field -> view.access(recordType, field) != Access.HIDDEN);
    }

    /// The fields of every record type, over all views that show it.
    private final Map<String, List<String>> fields = new TreeMap<>();

    void learn(Collection<Class<?>> views) {
        for (var view : views) {
            var all = fields.computeIfAbsent(view.getAnnotation(RecordType.class).value(), type -> new ArrayList<>());
            Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName).forEach(all::add);
        }
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType().isPrimitive()
                || present(component, NotNull.class) != null
                || present(component, NotBlank.class) != null
                || present(component, NotEmpty.class) != null;
    }

    private static <A extends java.lang.annotation.Annotation> A present(RecordComponent component, Class<A> annotation) {
        var direct = component.getAnnotation(annotation);
        return direct != null ? direct : component.getAccessor().getAnnotation(annotation);
    }

    /// The schema with what the component's annotations say.
    private Map<String, Object> constrained(Map<String, Object> schema, RecordComponent component, Class<?> owner) {
        AnnotatedElement said = component.getAccessor();
        var given = said.getAnnotation(Schema.class);
        if (given != null) {
            if (!given.ref().isEmpty()) {
                return map("$ref", "#/components/schemas/" + given.ref());
            }
            if (given.enumeration().length > 0) {
                schema.put("enum", List.of(given.enumeration()));
            }
            if (!given.pattern().isEmpty()) {
                schema.put("pattern", given.pattern());
            }
        }
        var size = said.getAnnotation(Size.class);
        if (size != null) {
            var things = schema.get("type").equals("array") ? "Items" : "Length";
            if (size.min() > 0) {
                schema.put("min" + things, size.min());
            }
            if (size.max() < Integer.MAX_VALUE) {
                schema.put("max" + things, size.max());
            }
        }
        if (said.getAnnotation(CodePointLength.class) instanceof CodePointLength length) {
            schema.put("maxLength", length.max());
        }
        if (said.isAnnotationPresent(NotBlank.class)) {
            schema.putIfAbsent("minLength", 1);
        }
        if (said.isAnnotationPresent(NotEmpty.class)) {
            schema.putIfAbsent(schema.get("type").equals("array") ? "minItems" : "minLength", 1);
        }
        var pattern = said.getAnnotation(Pattern.class);
        if (pattern != null) {
            // A choice of plain words reads better, and types better, as an enum.
            if (pattern.regexp().matches("[\\w-]+(\\|[\\w-]+)+")) {
                schema.put("enum", List.of(pattern.regexp().split("\\|")));
                schema.remove("minLength");
            } else {
                schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
            }
        }
        if (said.isAnnotationPresent(Email.class)) {
            schema.put("format", "email");
        }
        if (said.getAnnotation(Min.class) instanceof Min min) {
            schema.put("minimum", min.value());
        }
        if (said.getAnnotation(Max.class) instanceof Max max) {
            schema.put("maximum", max.value());
        }
        if (said.getAnnotation(DecimalMin.class) instanceof DecimalMin min) {
            schema.put("minimum", new BigDecimal(min.value()).intValueExact());
        }
        if (said.getAnnotation(DecimalMax.class) instanceof DecimalMax max) {
            schema.put("maximum", new BigDecimal(max.value()).intValueExact());
        }
        if (said.isAnnotationPresent(Positive.class)) {
            schema.put("exclusiveMinimum", 0);
        }
        if (said.isAnnotationPresent(PositiveOrZero.class)) {
            schema.put("minimum", 0);
        }
        return schema;
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type && !schema.containsKey("enum") && !schema.containsKey("properties")) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        var description = schema.remove("description");
        return described(map("oneOf", List.of(schema, map("type", "null"))), description == null ? "" : description.toString());
    }

    static Map<String, Object> described(Map<String, Object> schema, String text) {
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
        return schema;
    }

    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
