package mendwell.customers;

import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody to reach about an order.
///
/// @param locale `zh-CN` or `en`
@RecordType("contact")
public record ContactView(
        @Masked(Mask.NAME) String name,
        @Masked(Mask.PHONE) @Nullable String phone,
        @Masked(Mask.EMAIL) @Nullable String email,
        @Schema(enumeration = {"zh-CN", "en"}) String locale) {}
