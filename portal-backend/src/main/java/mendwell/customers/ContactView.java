package mendwell.customers;

import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;

/// Somebody to reach about an order.
///
/// @param locale `zh-CN` or `en`
@RecordType("contact")
public record ContactView(
        @Masked(Mask.NAME) String name, @Masked(Mask.PHONE) String phone, @Masked(Mask.EMAIL) String email, String locale) {}
