package mendwell.customers;

import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import org.jspecify.annotations.Nullable;

/// Where units stand.
///
/// @param latitude degrees north (WGS 84), null when not known
/// @param longitude degrees east
@RecordType("site")
public record SiteView(
        UUID id, String name, @Masked(Mask.ADDRESS) String address, String region, @Nullable Double latitude, @Nullable Double longitude) {}
