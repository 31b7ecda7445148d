package mendwell.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import mendwell.platform.Language;

/// Does something in somebody's name without an HTTP request, by the same rules: for data that is loaded.
@ApplicationScoped
public class Acting {
    private final RequestContextController requests;
    private final CurrentRequest current;
    private final Policies policies;
    private final People people;

    @Inject
    Acting(RequestContextController requests, CurrentRequest current, Policies policies, People people) {
        this.requests = requests;
        this.current = current;
        this.policies = policies;
        this.people = people;
    }

    /// The caller that the holder of this account would be.
    public Caller person(UUID subject, String name, String role, Language language) {
        return people.caller(subject.toString(), name, role, language);
    }

    /// @param version the version of the record that is changed; any number when none is
    public <T> T as(Caller caller, long version, Supplier<T> work) {
        var mine = requests.activate();
        try {
            current.begin(caller, policies.inForce(), "\"" + version + "\"", UUID.randomUUID().toString(), "127.0.0.1", "Mendwell");
            return work.get();
        } finally {
            if (mine) {
                requests.deactivate();
            }
        }
    }
}
