package mendwell.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.staff.Grade;
import org.jspecify.annotations.Nullable;

/// A change of a person, as a merge patch.
///
/// @param email until they have logged in, which they do with it; the invitation goes to the new address at once
/// @param team of the staff: whose orders they see where a role sees those of its team
@Sets(value = "person", existing = true)
public record PersonChange(
        @Pattern(regexp = "(?s).*\\S.*", message = "required") @Size(max = 200) String name,
        @Pattern(regexp = "zh-CN|en", message = "language") String locale,
        @Email @Size(min = 1, max = 254) String email,
        @Size(max = 10) Set<@NotBlank String> roles,
        @Size(min = 1, max = 60) String region,
        @Nullable @Size(max = 60) String team,
        @Nullable Grade grade,
        @Size(max = 20) List<@NotBlank @Size(max = 20) @Pattern(regexp = "[^,]*", message = "wrong-type") String> skills,
        @Nullable @Size(max = 40) @Pattern(regexp = "[0-9+() \\-]{5,40}", message = "phone") String phone,
        @Nullable UUID siteId) {}
