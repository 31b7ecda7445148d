package mendwell.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Reads what comes in, strictly: unknown members, wrong types, trailing text, duplicate members, NUL and unpaired
/// surrogates are [BadInput], each with the JSON pointer of the place; then the record's constraints are checked.
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(1_500_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .addModule(new SimpleModule().addDeserializer(Instant.class, new Moment()))
            .build();

    /// So much may a clock be behind ours, or a form stay open, before a time still to come counts as past.
    private static final Duration SLACK = Duration.ofMinutes(10);

    // Its own sentences are never shown: they speak of annotations, ours of what to do.
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .addProperty("hibernate.validator.temporal_validation_tolerance", String.valueOf(SLACK.toMillis()))
            .buildValidatorFactory()
            .getValidator();

    private Json() {}

    /// @throws BadInput when the bytes are not JSON
    public static JsonNode tree(byte[] body) {
        try {
            var tree = MAPPER.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw BadInput.at("", "empty");
            }
            refuseBrokenText(tree, "");
            return tree;
        } catch (DatabindException e) {
            throw BadInput.at("", "malformed", e.getOriginalMessage());
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw BadInput.at(
                    "", "malformed-at", place == null ? "?" : place.getLineNr(), place == null ? "?" : place.getColumnNr());
        }
    }

    /// The tree as a value of this type, its constraints checked.
    /// @throws BadInput naming every fault by its pointer
    public static <T> T read(JsonNode tree, JavaType type) {
        T value;
        try {
            value = MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw BadInput.at(pointer(e), "unknown-member", e.getPropertyName());
        } catch (JacksonException e) { // a number too large for its type is no DatabindException
            throw BadInput.at(pointer(e), "wrong-type");
        }
        if (value == null) {
            throw BadInput.at("", "empty");
        }
        check(value);
        return value;
    }

    /// Checks a record's constraints. What is wrong is told by the word `fault.<message>` of the constraint, or, without a
    /// message of its own, by its kind.
    public static void check(Object value) {
        var broken = VALIDATOR.validate(value);
        if (broken.isEmpty()) {
            return;
        }
        throw new BadInput(language -> broken.stream()
                .map(one -> new Refusal.Fault(
                        "/" + one.getPropertyPath().toString().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'),
                        sentence(one, Words.in(language))))
                .sorted(Comparator.comparing(Refusal.Fault::pointer))
                .toList());
    }

    private static String sentence(ConstraintViolation<?> broken, Words words) {
        if (!broken.getMessageTemplate().startsWith("{")) {
            return words.text("fault." + broken.getMessageTemplate());
        }
        var limits = broken.getConstraintDescriptor().getAttributes();
        var kind = broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return switch (kind) {
            case "NotNull", "NotBlank", "NotEmpty" -> words.text("fault.required");
            case "CodePointLength", "Size" -> {
                if (broken.getInvalidValue() instanceof CharSequence text) {
                    yield text.isEmpty() ? words.text("fault.required") : words.text("fault.form-too-long", limits.get("max"));
                }
                yield words.text("fault.too-many", limits.get("max"));
            }
            case "Min", "DecimalMin" -> words.text("fault.form-too-small", limits.get("value"));
            case "PositiveOrZero" -> words.text("fault.form-too-small", 0);
            case "Positive" -> words.text("fault.form-not-above", 0);
            case "Max", "DecimalMax" -> words.text("fault.form-too-large", limits.get("value"));
            case "Email" -> words.text("fault.email");
            case "FutureOrPresent" -> words.text("fault.past");
            default -> throw new IllegalStateException("No sentence for @" + kind);
        };
    }

    /// Instants are texts, never numbers, and of years that the database can hold.
    private static final class Moment extends ValueDeserializer<Instant> {
        private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            var text = parser.getString();
            try {
                var instant = Instant.parse(text);
                if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                    return instant;
                }
            } catch (DateTimeException e) {
                // refused below like one that is too far away
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
        }
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static void refuseBrokenText(JsonNode node, String pointer) {
        if (node.isString()) {
            var text = node.stringValue();
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c) || c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                    throw BadInput.at(pointer, "broken-text");
                }
            }
        } else if (node.isObject()) {
            node.properties().forEach(member -> refuseBrokenText(member.getValue(), pointer + "/" + member.getKey()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseBrokenText(node.get(i), pointer + "/" + i);
            }
        }
    }
}
