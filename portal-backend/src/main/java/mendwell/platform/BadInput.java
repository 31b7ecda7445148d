package mendwell.platform;

import java.util.List;
import java.util.function.Function;

/// The body or a parameter is not what the contract says. Names every fault at once.
public final class BadInput extends Refusal {
    private final transient Function<Language, List<Fault>> faults;

    public BadInput(Function<Language, List<Fault>> faults) {
        super(400, "bad-input");
        this.faults = faults;
    }

    /// One fault, whose sentence is the word `fault.<key>`.
    public static BadInput at(String pointer, String key, Object... details) {
        return new BadInput(language -> List.of(new Fault(pointer, Words.in(language).text("fault." + key, details))));
    }

    @Override
    public List<Fault> faults(Language language) {
        return faults.apply(language);
    }
}
