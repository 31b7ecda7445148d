package mendwell.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which records of a type a role sees. What each word means for a record type is said where its records are read.
public enum Scope {
    /// No record at all.
    NONE,
    /// What the caller made, or what its link opens.
    OWN,
    /// What was given to the caller to do.
    ASSIGNED,
    /// What belongs to the caller's customer organisation.
    ORGANISATION,
    /// What was given to somebody of the caller's team.
    TEAM,
    /// What is in the caller's region.
    REGION,
    ALL;

    static final List<String> WORDS = Arrays.stream(values()).map(Scope::word).toList();

    /// As a policy writes it: `assigned`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }

    /// Whether everything the other shows is shown by this one too. Teams and regions overlap in any way.
    boolean includes(Scope other) {
        return this == ALL || other == NONE || this == other || this == TEAM && other == ASSIGNED;
    }
}
