package mendwell.forms;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal.Fault;
import mendwell.platform.Words;
import mendwell.security.Mask;
import mendwell.security.Question;
import mendwell.security.RawJson;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One version of one form. The schema is compiled on the first check.
final class Form {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            // Our formats always go with a pattern, so that what the browser's checker takes is what this one takes.
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final ServiceType serviceType;
    private final int version;
    private final JsonNode schema;
    private final JsonNode ui;
    private volatile Schema compiled;

    private Form(ServiceType serviceType, int version, JsonNode document) {
        this.serviceType = serviceType;
        this.version = version;
        this.schema = document.get("schema");
        this.ui = document.get("ui");
    }

    static Optional<Form> load(ServiceType serviceType, int version) {
        var name = serviceType.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v" + version + ".json";
        try (var in = Form.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Form(serviceType, version, Json.MAPPER.readTree(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the form " + name, e);
        }
    }

    /// The questions, in the order of the schema.
    List<String> names() {
        return List.copyOf(schema.get("properties").propertyNames());
    }

    /// A question of this version, or one that it does not have.
    Question question(String name) {
        return new Question(serviceType.name(), name, mask(name));
    }

    private Mask mask(String name) {
        var widget = ui.path("fields").path(name).path("widget").asString("");
        return switch (schema.path("properties").path(name).path("format").asString(widget)) {
            case "phone" -> Mask.PHONE;
            case "email" -> Mask.EMAIL;
            default -> Mask.TEXT;
        };
    }

    /// What people call a question, in both languages.
    Optional<RawJson> title(String name) {
        return Optional.ofNullable(ui.path("fields").path(name).get("label")).map(label -> new RawJson(label.toString()));
    }

    /// The form for somebody: it asks what they may answer, and has words for what they may see too; it names no other
    /// question, not even in its conditions.
    /// @param answerable what they may answer
    /// @param visible what they may see
    FormView view(Predicate<String> answerable, Predicate<String> visible) {
        var asked = asked(answerable);
        var rules = (ObjectNode) schema.deepCopy();
        ((ObjectNode) rules.get("properties")).retain(asked);
        keep(rules, asked);
        if (rules.get("allOf") instanceof ArrayNode conditions) {
            // what depends on an answer that never comes is not asked, and needs no condition
            conditions.removeIf(condition -> !asked.containsAll(dependsOn(condition)));
            conditions.forEach(condition -> {
                keep(condition.path("then"), asked);
                keep(condition.path("else"), asked);
            });
        }
        var layout = (ObjectNode) ui.deepCopy();
        ((ArrayNode) layout.get("order")).removeIf(name -> !asked.contains(name.stringValue()));
        ((ObjectNode) layout.get("fields")).retain(names().stream().filter(name -> asked.contains(name) || visible.test(name)).toList());
        return new FormView(serviceType, version, new RawJson(rules.toString()), new RawJson(layout.toString()));
    }

    private static void keep(JsonNode branch, Set<String> asked) {
        if (branch.get("required") instanceof ArrayNode required) {
            required.removeIf(name -> !asked.contains(name.stringValue()));
        }
        if (branch.get("properties") instanceof ObjectNode properties) {
            properties.retain(asked);
        }
    }

    /// Of these questions those that can come up: what only an answer to another one would ask for does not.
    private Set<String> asked(Predicate<String> answerable) {
        var asked = names().stream().filter(answerable).collect(Collectors.toSet());
        boolean fewer = true;
        while (fewer) {
            fewer = false;
            for (var condition : schema.path("allOf")) {
                if (!asked.containsAll(dependsOn(condition))) {
                    fewer |= asked.removeAll(condition.path("else").path("properties").propertyNames());
                }
            }
        }
        return asked;
    }

    private static Collection<String> dependsOn(JsonNode condition) {
        return condition.path("if").path("properties").propertyNames();
    }

    /// What is wrong with these answers, in the form's own order; empty when nothing is.
    /// @param answerable the questions that whoever answers may answer: no other one is missing
    List<Fault> faults(JsonNode answers, Predicate<String> answerable, Language language) {
        var faults = new ArrayList<Fault>();
        for (var error : compiled().validate(answers)) {
            // What is missing or unknown is reported at the object that should or should not hold it.
            var property = error.getProperty();
            if (error.getKeyword().equals("required") && !answerable.test(property)) {
                continue;
            }
            var place = "/answers" + error.getInstanceLocation()
                    + (property == null ? "" : "/" + property.replace("~", "~0").replace("/", "~1"));
            var fault = new Fault(place, Words.in(language).text("fault." + word(error), error.getSchemaNode()));
            // One sentence for each field: a wrong type is no known choice either.
            if (faults.stream().noneMatch(other -> other.pointer().equals(fault.pointer()))) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private String word(com.networknt.schema.Error error) {
        return switch (error.getKeyword()) {
            case "required", "not" -> "required"; // `not` refuses blank texts
            case "additionalProperties" -> "form-unknown";
            case "false" -> "form-not-applicable";
            case "enum", "const" -> "form-choice";
            case "maxLength" -> "form-too-long";
            case "minimum" -> "form-too-small";
            case "exclusiveMinimum" -> "form-not-above";
            case "maximum" -> "form-too-large";
            case "pattern", "format" -> switch (widget(error)) {
                case "phone" -> "phone";
                case "date" -> "form-date";
                case "datetime" -> "time";
                default -> "form-pattern";
            };
            case "type" -> "form-type";
            default -> throw new IllegalStateException("No sentence for the keyword " + error.getKeyword());
        };
    }

    private String widget(com.networknt.schema.Error error) {
        return ui.path("fields").path(error.getInstanceLocation().getName(-1)).path("widget").asString("");
    }

    private Schema compiled() {
        if (compiled == null) {
            compiled = SCHEMAS.getSchema(schema);
        }
        return compiled;
    }
}
