package mendwell.people;

/// Whether a person can log in.
public enum AccountState {
    /// Nobody has invited them.
    NONE,
    /// The mail is sent; they have not logged in yet.
    INVITED,
    ACTIVE,
    DISABLED
}
