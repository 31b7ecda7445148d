package mendwell.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import mendwell.platform.Patch;

/// Somebody of a customer.
@Entity
@Table(name = "contact")
non-sealed class Contact implements Person {
    @Id
    UUID id;

    @Column(name = "customer_id", updatable = false)
    UUID customerId;

    /// The branch; null for the whole organisation.
    @Column(name = "site_id")
    UUID siteId;

    UUID subject;

    String name;
    String phone;
    String email;
    String language;

    @Version
    @Column(name = "version")
    int version;

    protected Contact() {} // for Jakarta Persistence

    Contact(UUID id, NewPerson wanted) {
        this.id = id;
        this.customerId = wanted.customerId();
        this.siteId = wanted.siteId();
        this.name = wanted.name().strip();
        this.email = wanted.email();
        this.phone = wanted.phone();
        this.language = wanted.locale();
    }

    @Override
    public void change(Patch<PersonChange> patch) {
        patch.apply("phone", PersonChange::phone, value -> phone = value);
        patch.apply("siteId", PersonChange::siteId, value -> siteId = value);
    }

    @Override
    public void belongsTo(UUID account) {
        subject = account;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID subject() {
        return subject;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String email() {
        return email;
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public int version() {
        return version;
    }
}
