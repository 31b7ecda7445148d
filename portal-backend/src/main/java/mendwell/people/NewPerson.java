package mendwell.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.staff.Grade;

/// Somebody new, who is invited at once.
///
/// @param roles of the staff; none for a contact
/// @param region of the staff
/// @param team of the staff: whose orders they see where a role sees those of its team
/// @param customerId of a contact
/// @param siteId the branch of a contact
@Sets("person")
public record NewPerson(
        @NotNull PersonKind kind,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @Size(max = 40) @Pattern(regexp = "[0-9+() \\-]{5,40}", message = "phone") String phone,
        @NotBlank @Pattern(regexp = "zh-CN|en", message = "language") String locale,
        @Size(max = 10) Set<@NotBlank String> roles,
        @Size(max = 60) String region,
        @Size(max = 60) String team,
        Grade grade,
        @Size(max = 20) List<@NotBlank @Size(max = 20) @Pattern(regexp = "[^,]*", message = "wrong-type") String> skills,
        UUID customerId,
        UUID siteId) {}
