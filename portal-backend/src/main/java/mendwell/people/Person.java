package mendwell.people;

import java.util.UUID;
import mendwell.platform.Patch;

/// A row of ours that an account in Keycloak may belong to.
sealed interface Person permits StaffMember, Contact {
    UUID id();

    /// The account; null without one.
    UUID subject();

    String name();

    String email();

    /// `zh-CN` or `en`
    String language();

    int version();

    void belongsTo(UUID subject);

    void change(Patch<PersonChange> patch);
}
