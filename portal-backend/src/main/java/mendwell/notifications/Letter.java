package mendwell.notifications;

import java.util.Map;
import java.util.UUID;

/// What an outbox row holds: who is told what about which order.
///
/// @param to one person; null for whoever the kind is for, looked up when it is sent
/// @param details what the order itself does not say, such as `code`; `link` once there is one
record Letter(MailKind kind, UUID workOrder, Recipient to, Map<String, String> details) {
    /// @param name null when nobody is named
    /// @param language a tag such as `zh-CN`
    record Recipient(String name, String email, String language) {}
}
