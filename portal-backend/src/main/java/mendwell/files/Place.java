package mendwell.files;

/// What part of a work order a file belongs to.
public enum Place {
    /// the service request itself; its id is the order's
    REQUEST,
    MESSAGE,
    /// an entry of the log
    LOG,
    REPORT,
    /// a sealed PDF
    DOCUMENT
}
