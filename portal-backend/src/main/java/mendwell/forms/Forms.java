package mendwell.forms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mendwell.platform.BadInput;
import mendwell.platform.Language;
import mendwell.platform.Refusal.Fault;
import mendwell.platform.Words;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.JsonNode;

/// The forms that ask for a service.
@ApplicationScoped
public class Forms {
    /// All versions of a service type's form, oldest first, so version 1 stands at 0.
    private final Map<ServiceType, List<Form>> versions = new ConcurrentHashMap<>();

    /// Checks the answers to a form, any version of it.
    /// @throws BadInput naming every fault by its pointer below `/answers`, or `/formVersion` when there is no such version
    public void validate(ServiceType serviceType, int version, JsonNode answers) {
        var known = versions(serviceType);
        if (version < 1 || version > known.size()) {
            throw BadInput.at("/formVersion", "form-version", known.size());
        }
        var form = known.get(version - 1);
        if (!faults(form, answers, Language.ZH_CN).isEmpty()) {
            throw new BadInput(language -> faults(form, answers, language));
        }
    }

    Form newest(ServiceType serviceType) {
        return versions(serviceType).getLast();
    }

    private static List<Fault> faults(Form form, JsonNode answers, Language language) {
        var faults = form.faults(answers, language);
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
