package mendwell.forms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import mendwell.platform.BadInput;
import mendwell.platform.Json;
import mendwell.platform.Language;
import mendwell.platform.Refusal.Fault;
import mendwell.platform.Words;
import mendwell.security.Access;
import mendwell.security.FieldView;
import mendwell.security.FormAnswer;
import mendwell.security.Question;
import mendwell.security.RawJson;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.JsonNode;

/// The forms that ask for a service.
@ApplicationScoped
public class Forms {
    /// What every form asks for and the order shows itself, by the rights to its own fields of these names.
    private static final Set<String> OF_ORDER = Set.of("description", "urgency", "preferredFrom", "preferredUntil");

    /// All versions of a service type's form, oldest first, so version 1 stands at 0.
    private final Map<ServiceType, List<Form>> versions = new ConcurrentHashMap<>();

    /// Checks the answers to a form, any version of it.
    /// @param fields what whoever answers may do: a question they may not answer is not missing
    /// @throws AnswersRefused naming every answer they may not give
    /// @throws BadInput naming every fault by its pointer below `/answers`, or `/formVersion` when there is no such version
    public void validate(ServiceType serviceType, int version, JsonNode answers, FieldView fields) {
        var known = versions(serviceType);
        if (version < 1 || version > known.size()) {
            throw BadInput.at("/formVersion", "form-version", known.size());
        }
        Predicate<String> answerable = answerable(serviceType, fields);
        var refused = answers.propertyNames().stream().filter(answerable.negate()).toList();
        if (!refused.isEmpty()) {
            throw new AnswersRefused(refused);
        }
        var form = known.get(version - 1);
        if (!faults(form, answers, answerable, Language.ZH_CN).isEmpty()) {
            throw new BadInput(language -> faults(form, answers, answerable, language));
        }
    }

    /// The newest version, as far as somebody may answer it.
    FormView view(ServiceType serviceType, FieldView fields) {
        return versions(serviceType).getLast().view(answerable(serviceType, fields), visible(serviceType, fields));
    }

    /// Every question of every form, as in the newest version that has it, but for those that become fields of the order.
    public List<Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        for (var serviceType : ServiceType.values()) {
            for (var form : versions(serviceType).reversed()) {
                form.names().stream()
                        .filter(name -> !OF_ORDER.contains(name))
                        .forEach(name -> questions.putIfAbsent(serviceType + "." + name, form.question(name)));
            }
        }
        return List.copyOf(questions.values());
    }

    /// What people call a question, in both languages, as in the newest version that has it.
    public Optional<RawJson> title(Question question) {
        return versions(ServiceType.valueOf(question.form())).reversed().stream()
                .flatMap(form -> form.title(question.name()).stream())
                .findFirst();
    }

    /// The answers of an order with the questions they answer, without those that became fields of the order.
    /// @param json as they were stored
    public List<FormAnswer> answers(ServiceType serviceType, int version, String json) {
        var known = versions(serviceType);
        // an order may come from a later release, whose form nobody here knows
        var form = known.get(Math.clamp(version, 1, known.size()) - 1);
        return Json.MAPPER.readTree(json).properties().stream()
                .filter(answer -> !OF_ORDER.contains(answer.getKey()))
                .map(answer -> new FormAnswer(form.question(answer.getKey()), text(answer.getValue())))
                .toList();
    }

    private static String text(JsonNode answer) {
        return answer.isContainer() ? answer.toString() : answer.asString();
    }

    private static Predicate<String> answerable(ServiceType serviceType, FieldView fields) {
        return name -> fields.mayCreate(recordType(serviceType, name), name);
    }

    private static Predicate<String> visible(ServiceType serviceType, FieldView fields) {
        return name -> fields.access(recordType(serviceType, name), name) != Access.HIDDEN;
    }

    /// Whose field a question is.
    private static String recordType(ServiceType serviceType, String name) {
        return OF_ORDER.contains(name) ? "workOrder" : Question.recordType(serviceType.name());
    }

    private static List<Fault> faults(Form form, JsonNode answers, Predicate<String> answerable, Language language) {
        var faults = form.faults(answers, answerable, language);
        if (faults.isEmpty()
                && answers.has("preferredFrom")
                && answers.has("preferredUntil")
                && instant(answers, "preferredUntil").isBefore(instant(answers, "preferredFrom"))) {
            return List.of(new Fault("/answers/preferredUntil", Words.in(language).text("fault.form-window")));
        }
        return faults;
    }

    private static Instant instant(JsonNode answers, String name) {
        return Instant.parse(answers.get(name).stringValue());
    }

    private List<Form> versions(ServiceType serviceType) {
        return versions.computeIfAbsent(serviceType, type -> {
            var found = new ArrayList<Form>();
            for (var next = Form.load(type, 1); next.isPresent(); next = Form.load(type, found.size() + 1)) {
                found.add(next.get());
            }
            return List.copyOf(found);
        });
    }
}
