package mendwell.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The realm's roles that mean something to us.
public final class Roles {
    public static final String CUSTOMER = "customer";

    public static final Set<String> STAFF =
            Set.of("agent", "engineer", "warehouse", "supervisor", "editor", "reviewer", "admin");

    public static final Set<String> ALL =
            Stream.concat(STAFF.stream(), Stream.of(CUSTOMER)).collect(Collectors.toUnmodifiableSet());

    private Roles() {}
}
