package mendwell.permissions;

import java.time.Instant;
import java.util.List;
import mendwell.security.Mask;
import mendwell.security.RawJson;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Every right of every role. The lists of a field are in the order of `roles`.
///
/// @param version 0 for the rules as shipped
/// @param changedAt null for the rules as shipped
/// @param changedBy null for the rules as shipped
/// @param note why they were changed; null for the rules as shipped
@RecordType("permissions")
public record PermissionsView(
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable String note,
        List<Role> roles,
        List<Type> records) {

    /// @param scopes which of a type's records the role can be given to see, narrowest first
    @RecordType("permissionRole")
    public record Role(String name, List<String> scopes) {}

    /// @param locked nobody can change its rules
    /// @param rows which of its records each role sees; null when it has no such rule and follows another type
    @RecordType("permissionRecord")
    public record Type(String name, boolean locked, @Nullable Cells rows, List<Cells> fields) {}

    /// @param name the field; `*` for the records themselves
    /// @param title of a question of a form, in both languages; null for others
    /// @param mask how it is masked; null when it cannot be
    /// @param shipped the right of each role by the shipped rules: words such as `read create`, or a scope; of a question what counts
    /// for all answers, shipped or changed
    /// @param changed the owner's word for it; empty where the shipped one counts
    /// @param effective the one that counts
    @RecordType("permissionField")
    public record Cells(
            String name,
            @Nullable @Schema(ref = "TwoLanguages") RawJson title,
            @Nullable Mask mask,
            List<String> shipped,
            List<String> changed,
            List<String> effective) {}
}
