package mendwell.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import mendwell.access.Sets;
import org.hibernate.validator.constraints.CodePointLength;

/// A change of a subscription, as a merge patch.
@Sets(value = "webhook", existing = true)
public record WebhookChange(
        @CodePointLength(min = 1, max = 100) String name,
        @Size(min = 1, max = 1000) String url,
        @Size(min = 1, max = 20) Set<@NotNull EventKind> events,
        @Size(min = 1, max = 10) Set<@NotBlank String> roles,
        Boolean enabled) {}
