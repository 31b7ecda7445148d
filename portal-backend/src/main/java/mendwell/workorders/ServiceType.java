package mendwell.workorders;

/// What kind of service; each has its own form.
public enum ServiceType {
    ON_SITE,
    DEPOT,
    REMOTE,
    INSTALLATION,
    INSPECTION
}
