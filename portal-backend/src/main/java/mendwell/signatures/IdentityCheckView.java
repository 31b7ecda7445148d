package mendwell.signatures;

import java.time.Instant;
import mendwell.security.RecordType;

/// @param sentTo masked
@RecordType("identityCheck")
public record IdentityCheckView(String sentTo, Instant expiresAt) {}
