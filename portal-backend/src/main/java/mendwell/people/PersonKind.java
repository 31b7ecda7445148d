package mendwell.people;

/// On whose side a person is.
public enum PersonKind {
    STAFF,
    CONTACT
}
