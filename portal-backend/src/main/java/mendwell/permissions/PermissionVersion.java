package mendwell.permissions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// What the owner changed of the shipped policy, all of it, from one moment on. Never edited.
@Entity
@Table(name = "permission_version")
class PermissionVersion {
    @Id
    int number;

    Instant at;

    @Column(name = "author_key")
    String authorKey;

    String author;
    String note;
    String overrides;

    protected PermissionVersion() {}

    /// @param overrides the text form of the changes
    PermissionVersion(int number, Instant at, String authorKey, String author, String note, String overrides) {
        this.number = number;
        this.at = at;
        this.authorKey = authorKey;
        this.author = author;
        this.note = note;
        this.overrides = overrides;
    }
}
