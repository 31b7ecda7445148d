package mendwell.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Realm;
import mendwell.access.Roles;
import mendwell.platform.Patch;

/// What happens in two places, ours and Keycloak's, in steps that may be repeated after any failure; no transaction is open
/// while Keycloak is asked.
@ApplicationScoped
class Invitations {
    private final Directory directory;
    private final Keycloak keycloak;
    private final Realm realm;

    @Inject
    Invitations(Directory directory, Keycloak keycloak, Realm realm) {
        this.directory = directory;
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /// Finds or makes the person's account, gives it what it needs and sends the mail; only then our row says so.
    void invite(UUID id) {
        var person = directory.forKeeping(id);
        if (person.email == null || person.email.isBlank()) {
            throw new NoAddress();
        }
        requireMayHave(person, person.email);
        var account = keycloak.findOrMake(person);
        switch (person) {
            case StaffMember staff -> {
                if (staff.subject == null) {
                    keycloak.giveRoles(account.subject(), staff.roles());
                }
            }
            case Contact contact -> {
                keycloak.giveRoles(account.subject(), Set.of("customer"));
                keycloak.join(account.subject(), contact.customerId, directory.customerName(contact.customerId));
            }
        }
        if (!account.federated()) {
            keycloak.sendInvitation(account.subject(), person instanceof StaffMember);
        }
        directory.invited(id, account.subject(), realm.roles(account.subject()));
    }

    /// @throws EmailTaken when the account with this address is somebody else's
    private void requireMayHave(Person person, String email) {
        var known = keycloak.find(email);
        if (known.isPresent()) {
            directory.requireFree(known.get().subject(), person.id);
            // Whoever keeps customers' contacts must not get hold of a colleague's account by its address.
            if (person instanceof Contact && !Collections.disjoint(realm.roles(known.get().subject()), Roles.STAFF)) {
                throw new EmailTaken();
            }
        }
    }

    /// First in Keycloak: what it refuses did not happen here either. An account whose address was mistyped goes after our row
    /// has let it go; the invitation to the right one may be repeated.
    void change(UUID id, Patch<PersonChange> patch) {
        var person = directory.checked(id, patch);
        var subject = person.subject;
        var moves = subject != null && person.moves(patch);
        if (moves) {
            keycloak.requireUnused(subject);
            requireMayHave(person, patch.values().email());
        } else if (subject != null) {
            tell(subject, patch);
        }
        directory.change(id, patch);
        if (moves) {
            keycloak.remove(subject);
            invite(id);
        }
    }

    private void tell(UUID subject, Patch<PersonChange> patch) {
        if (patch.mentioned().contains("roles")) {
            keycloak.giveRoles(subject, patch.values().roles());
        }
        if (patch.values().name() != null || patch.values().locale() != null) {
            keycloak.call(subject, patch.values().name(), patch.values().locale());
        }
    }
}
