package mendwell.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import mendwell.access.Sets;
import org.hibernate.validator.constraints.CodePointLength;

/// A new subscription.
///
/// @param url where bodies are sent: `https://…`, without user name and password
/// @param events all but `TEST`
/// @param roles of our staff, with whose eyes it sees
@Sets("webhook")
public record NewWebhook(
        @NotBlank @CodePointLength(max = 100) String name,
        @NotBlank @Size(max = 1000) String url,
        @NotEmpty @Size(max = 20) Set<@NotNull EventKind> events,
        @NotEmpty @Size(max = 10) Set<@NotBlank String> roles) {}
