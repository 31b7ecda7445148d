package mendwell.people;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import mendwell.platform.Patch;

/// A row of ours that an account in Keycloak may belong to.
@MappedSuperclass
abstract sealed class Person permits StaffMember, Contact {
    @Id
    UUID id;

    /// The account; null without one.
    UUID subject;

    String name;
    String phone;
    String email;

    /// `zh-CN` or `en`
    String language;

    @Version
    @Column(name = "version")
    int version;

    protected Person() {} // for Jakarta Persistence

    Person(UUID id, NewPerson wanted) {
        this.id = id;
        this.name = wanted.name().strip();
        this.email = wanted.email();
        this.phone = wanted.phone();
        this.language = wanted.locale();
    }

    /// Whether the patch gives another address.
    boolean moves(Patch<PersonChange> patch) {
        return patch.mentioned().contains("email") && !Objects.equals(patch.values().email(), email);
    }

    void change(Patch<PersonChange> patch) {
        patch.applyRequired("name", PersonChange::name, value -> name = value.strip());
        patch.applyRequired("locale", PersonChange::locale, value -> language = value);
        if (moves(patch)) {
            patch.applyRequired("email", PersonChange::email, value -> email = value);
            subject = null; // it was the account of the address before
        }
    }
}
