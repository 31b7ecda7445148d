package mendwell.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import mendwell.platform.Patch;

/// Somebody of a customer.
@Entity
@Table(name = "contact")
non-sealed class Contact extends Person {
    @Column(name = "customer_id", updatable = false)
    UUID customerId;

    /// The branch; null for the whole organisation.
    @Column(name = "site_id")
    UUID siteId;

    protected Contact() {} // for Jakarta Persistence

    Contact(UUID id, NewPerson wanted) {
        super(id, wanted);
        this.customerId = wanted.customerId();
        this.siteId = wanted.siteId();
    }

    @Override
    void change(Patch<PersonChange> patch) {
        super.change(patch);
        patch.apply("phone", PersonChange::phone, value -> phone = value);
        patch.apply("siteId", PersonChange::siteId, value -> siteId = value);
    }
}
