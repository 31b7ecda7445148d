package mendwell.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Realm;
import mendwell.access.Roles;
import mendwell.platform.Settings;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

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
        return realm.ask(realm -> realm.users().searchByEmail(Realm.encoded(email), true)).stream()
                .findFirst()
                .map(user -> new Account(UUID.fromString(user.getId()), user.getFederationLink() != null));
    }

    Account findOrMake(Person person) {
        return find(person.email).orElseGet(() -> make(person));
    }

    private Account make(Person person) {
        var name = Name.of(person.name);
        var account = new UserRepresentation();
        account.setUsername(person.email);
        account.setEmail(person.email);
        account.setFirstName(name.given());
        account.setLastName(name.family());
        account.setEnabled(true);
        account.singleAttribute("locale", locale(person.language));
        try {
            realm.make(realm -> realm.users().create(account));
        } catch (Realm.Exists e) {
            throw new EmailTaken(); // as a name to log in with, of an account with another address
        }
        return find(person.email).orElseThrow();
    }

    /// The name and the language of its pages and mails; null for what stays. What the owner's directory keeps stays too.
    void call(UUID subject, String name, String language) {
        var account = realm.ask(realm -> realm.users().get(subject.toString()).toRepresentation());
        if (account.getFederationLink() != null) {
            return;
        }
        if (name != null) {
            var parts = Name.of(name);
            account.setFirstName(parts.given());
            account.setLastName(parts.family());
        }
        if (language != null) {
            account.singleAttribute("locale", locale(language));
        }
        realm.tell(realm -> realm.users().get(subject.toString()).update(account)); // as a whole: what is missing would be taken away
    }

    /// @throws AddressInUse when somebody has set the account up, or the owner's directory or another login service keeps it
    void requireUnused(UUID subject) {
        realm.find(realm -> realm.users().get(subject.toString()).toRepresentation()).ifPresent(account -> {
            if (account.getFederationLink() != null
                    || !realm.ask(realm -> realm.users().get(subject.toString()).getFederatedIdentity()).isEmpty()
                    || !realm.ask(realm -> realm.users().get(subject.toString()).credentials()).isEmpty()) {
                throw new AddressInUse();
            }
        });
    }

    /// Takes an account away: whoever got its invitation by mistake must not come in by it.
    void remove(UUID subject) {
        realm.find(realm -> {
            realm.users().get(subject.toString()).remove();
            return true;
        });
    }

    private static String locale(String language) {
        return language.equals("en") ? "en" : "zh-Hans";
    }

    /// Gives the account these of our roles and no other; roles of Keycloak itself stay.
    void giveRoles(UUID subject, Set<String> wanted) {
        realm.tell(realm -> {
            var roles = realm.users().get(subject.toString()).roles().realmLevel();
            var has = roles.listAll();
            var excess = has.stream().filter(role -> Roles.ALL.contains(role.getName()) && !wanted.contains(role.getName())).toList();
            if (!excess.isEmpty()) {
                roles.remove(excess);
            }
            if (!has.stream().map(RoleRepresentation::getName).toList().containsAll(wanted)) {
                roles.add(roles.listAvailable().stream().filter(role -> wanted.contains(role.getName())).toList());
            }
        });
    }

    /// Makes the account a member of the customer's organisation, which the first member brings about.
    void join(UUID subject, UUID customer, String customerName) {
        var organisation = organisation(customer).orElseGet(() -> found(customer, customerName));
        try {
            realm.make(realm -> realm.organizations().get(organisation).members().addMember(subject.toString()));
        } catch (Realm.Exists e) {
            // a member already
        }
    }

    private Optional<String> organisation(UUID customer) {
        return realm.ask(realm -> realm.organizations().searchByAttribute("customer:" + customer)).stream()
                .findFirst()
                .map(OrganizationRepresentation::getId);
    }

    private String found(UUID customer, String name) {
        var organisation = new OrganizationRepresentation();
        organisation.setAlias(customer.toString());
        organisation.singleAttribute("customer", customer.toString());
        // Two customers may have one name, two organisations may not.
        for (var unique : List.of(name, name + " " + customer)) {
            organisation.setName(unique);
            try {
                return realm.make(realm -> realm.organizations().create(organisation));
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
        realm.tell(realm -> realm.users()
                .get(subject.toString())
                .executeActionsEmail("mendwell-portal", Realm.encoded(then), List.of("UPDATE_PASSWORD", "VERIFY_EMAIL")));
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
