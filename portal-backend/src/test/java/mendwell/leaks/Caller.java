package mendwell.leaks;

import java.util.List;
import java.util.Set;
import mendwell.http.Api;

/// Somebody who asks: a sample person, or the holder of a link.
///
/// @param name as printed: the role
/// @param roles what the policy knows them as
/// @param person a sample person's account; null for links and visitors
/// @param link `Tracking <token>` or `Unit <token>`; null for the others
record Caller(String name, Set<String> roles, String person, String link) {
    static List<Caller> all(String trackingToken, String unitToken) {
        return List.of(
                person("agent", "lin"),
                person("engineer", "zhang"),
                person("warehouse", "zhao"),
                person("supervisor", "wang"),
                person("editor", "sun"),
                person("reviewer", "he"),
                person("admin", "admin"),
                person("customer", "liu"),
                new Caller("tracking", Set.of("tracking"), null, "Tracking " + trackingToken),
                new Caller("unit", Set.of("visitor"), null, "Unit " + unitToken),
                new Caller("visitor", Set.of("visitor"), null, null));
    }

    private static Caller person(String role, String account) {
        return new Caller(role, Set.of(role), account, null);
    }

    /// Sees only what belongs to one customer.
    boolean isOutside() {
        return Set.of("customer", "tracking", "unit", "visitor").contains(name);
    }

    Api at(Api api) {
        return person != null ? api.as(person) : link != null ? api.with("Authorization", link) : api;
    }
}
