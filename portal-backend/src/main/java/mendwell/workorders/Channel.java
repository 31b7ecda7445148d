package mendwell.workorders;

/// How the request reached us.
public enum Channel {
    PORTAL,
    QR,
    PHONE,
    API
}
