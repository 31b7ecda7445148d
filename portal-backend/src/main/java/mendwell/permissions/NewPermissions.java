package mendwell.permissions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mendwell.access.Sets;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// All changes to the shipped rules from now on, in one of three forms; those that are not mentioned are no longer made.
///
/// @param rules the changes one by one
/// @param text the changes as text (YAML)
/// @param version those of an older version; 0 for none at all
/// @param note why
@Sets("permissionVersion")
public record NewPermissions(
        @Sets.Field("text") @Nullable @Size(max = 20_000) List<@NotNull Rule> rules,
        @Nullable @CodePointLength(max = 1_000_000) String text,
        @Sets.Field("text") @Nullable Integer version,
        @NotBlank @CodePointLength(max = 500) String note) {

    /// @param field null: which records of the type the role sees
    /// @param right words such as `read create`, or a scope
    public record Rule(
            @NotBlank @Size(max = 60) String recordType,
            @Nullable @Size(max = 60) String field,
            @NotBlank @Size(max = 60) String role,
            @NotBlank @Size(max = 60) String right) {}
}
