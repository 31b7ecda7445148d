package mendwell.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.staff.Grade;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody who can log in, or could.
///
/// @param roles of Keycloak, as last heard; empty without an account
/// @param region where a member of the staff works; null for contacts
/// @param team of a member of the staff; null for none
/// @param grade of an engineer
/// @param skills what an engineer repairs: product categories
/// @param customerName the organisation of a contact
/// @param siteName the branch of a contact; null for the whole organisation
@RecordType("person")
public record PersonView(
        UUID id,
        PersonKind kind,
        @Masked(Mask.NAME) String name,
        @Masked(Mask.EMAIL) @Nullable String email,
        @Masked(Mask.PHONE) @Nullable String phone,
        @Schema(enumeration = {"zh-CN", "en"}) String locale,
        List<String> roles,
        @Nullable String region,
        @Nullable String team,
        @Nullable Grade grade,
        List<String> skills,
        @Nullable UUID customerId,
        @Nullable String customerName,
        @Nullable UUID siteId,
        @Nullable String siteName,
        AccountState account,
        @Nullable Instant lastLoginAt) {}
