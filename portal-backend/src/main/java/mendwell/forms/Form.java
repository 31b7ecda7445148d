package mendwell.forms;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal.Fault;
import mendwell.platform.Words;
import mendwell.security.RawJson;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.JsonNode;

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

    FormView view() {
        return new FormView(serviceType, version, new RawJson(schema.toString()), new RawJson(ui.toString()));
    }

    /// What is wrong with these answers, in the form's own order; empty when nothing is.
    List<Fault> faults(JsonNode answers, Language language) {
        var faults = new ArrayList<Fault>();
        for (var error : compiled().validate(answers)) {
            // What is missing or unknown is reported at the object that should or should not hold it.
            var property = error.getProperty();
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
