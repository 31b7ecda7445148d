package mendwell.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mendwell.access.Realm;
import mendwell.access.Roles;
import mendwell.platform.Settings;
import tools.jackson.databind.JsonNode;

/// People's accounts, roles and organisations in Keycloak. Every step may be repeated: it makes what is missing and leaves
/// what is there.
@ApplicationScoped
class Keycloak {
    private final Realm realm;
    private final Settings settings;

    @Inject
    Keycloak(Realm realm, Settings settings) {
        this.realm = realm;
        this.settings = settings;
    }

    /// @param federated belongs to the owner's directory, which keeps the password too
    record Account(UUID subject, boolean federated) {}

    Optional<Account> find(String email) {
        return realm.get("/users?exact=true&email=" + Realm.encoded(email)).stream()
                .flatMap(Keycloak::each)
                .findFirst()
                .map(user -> new Account(UUID.fromString(user.path("id").asString()), user.has("federationLink")));
    }

    Account findOrMake(Person person) {
        return find(person.email).orElseGet(() -> make(person));
    }

    private Account make(Person person) {
        var name = Name.of(person.name);
        try {
            realm.post("/users", Map.of(
                    "username", person.email,
                    "email", person.email,
                    "firstName", name.given(),
                    "lastName", name.family(),
                    "enabled", true,
                    "attributes", Map.of("locale", List.of(person.language.equals("en") ? "en" : "zh-Hans"))));
        } catch (Realm.Exists e) {
            throw new EmailTaken(); // as a name to log in with, of an account with another address
        }
        return find(person.email).orElseThrow();
    }

    /// Our roles that the account has.
    Set<String> roles(UUID subject) {
        return realm.get("/users/" + subject + "/role-mappings/realm/composite").stream()
                .flatMap(Keycloak::each)
                .map(role -> role.path("name").asString())
                .filter(Roles.ALL::contains)
                .collect(Collectors.toSet());
    }

    /// Gives the account these of our roles and no other; roles of Keycloak itself stay.
    void giveRoles(UUID subject, Set<String> wanted) {
        var path = "/users/" + subject + "/role-mappings/realm";
        var excess = new ArrayList<JsonNode>();
        var has = realm.get(path).stream().flatMap(Keycloak::each).map(role -> role.path("name").asString()).collect(Collectors.toSet());
        realm.get(path).stream().flatMap(Keycloak::each)
                .filter(role -> Roles.ALL.contains(role.path("name").asString()) && !wanted.contains(role.path("name").asString()))
                .forEach(excess::add);
        if (!excess.isEmpty()) {
            realm.delete(path, excess);
        }
        if (!has.containsAll(wanted)) {
            realm.post(path, realm.get(path + "/available").stream()
                    .flatMap(Keycloak::each)
                    .filter(role -> wanted.contains(role.path("name").asString()))
                    .toList());
        }
    }

    /// Makes the account a member of the customer's organisation, which the first member brings about.
    void join(UUID subject, UUID customer, String customerName) {
        var organisation = organisation(customer).orElseGet(() -> found(customer, customerName));
        try {
            realm.post("/organizations/" + organisation + "/members", subject);
        } catch (Realm.Exists e) {
            // a member already
        }
    }

    private Optional<String> organisation(UUID customer) {
        return realm.get("/organizations?q=" + Realm.encoded("customer:" + customer)).stream()
                .flatMap(Keycloak::each)
                .findFirst()
                .map(found -> found.path("id").asString());
    }

    private String found(UUID customer, String name) {
        // Two customers may have one name, two organisations may not.
        for (var unique : List.of(name, name + " " + customer)) {
            try {
                return realm.post("/organizations", Map.of(
                                "name", unique, "alias", customer, "attributes", Map.of("customer", List.of(customer.toString()))))
                        .orElseThrow();
            } catch (Realm.Exists e) {
                // the next name
            }
        }
        return organisation(customer).orElseThrow(); // somebody else was faster
    }

    /// The mail with which a person sets a password and proves to read the address.
    /// @param console where it ends: the staff's console rather than the portal
    void sendInvitation(UUID subject, boolean console) {
        var then = settings.publicUrl() + "/api/v1/login" + (console ? "?return=%2Fconsole" : "");
        realm.put(
                "/users/" + subject + "/execute-actions-email?client_id=mendwell-portal&redirect_uri=" + Realm.encoded(then),
                List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// How Keycloak wants a name: in two parts.
    record Name(String given, String family) {
        static Name of(String whole) {
            var name = whole.strip();
            if (Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN && !name.contains(" ")) {
                // Shown together again without a space, so where a name of three characters is cut does not matter.
                var first = name.offsetByCodePoints(0, 1);
                return new Name(name.substring(first), name.substring(0, first));
            }
            var space = name.lastIndexOf(' ');
            return space < 0 ? new Name(name, name) : new Name(name.substring(0, space), name.substring(space + 1));
        }
    }
}
