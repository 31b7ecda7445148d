package mendwell.forms;

import java.util.List;
import mendwell.platform.Language;
import mendwell.platform.Refusal;
import mendwell.platform.Words;

/// The caller wanted to answer questions it may not answer. Nothing was taken.
public final class AnswersRefused extends Refusal {
    private final transient List<String> names;

    AnswersRefused(List<String> names) {
        super(403, "fields-refused", String.join(", ", names));
        this.names = names;
    }

    @Override
    public List<Fault> faults(Language language) {
        return names.stream()
                .map(name -> new Fault("/answers/" + name, Words.in(language).text("fault.field-refused")))
                .toList();
    }
}
