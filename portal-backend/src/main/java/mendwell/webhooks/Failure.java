package mendwell.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a try failed, when no status came back.
@Schema(name = "WebhookFailure")
public enum Failure {
    /// no answer within the time limit
    TOO_SLOW,
    UNKNOWN_HOST,
    NO_CONNECTION,
    /// the certificate is not one we trust, or for another name
    TLS,
    /// what came back is no HTTP
    NO_HTTP,
    /// the name now leads to an address that may not be called
    ADDRESS_REFUSED,
    /// the secret cannot be read any more: replace it
    SECRET_UNREADABLE,
    /// ours; the log says what
    NOT_COMPOSED
}
