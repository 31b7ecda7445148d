package mendwell.signatures;

import java.util.UUID;
import mendwell.platform.Language;

/// A one-time code was made and must reach its owner; fired in the same transaction.
public record IdentityCodeIssued(UUID check, UUID workOrder, String email, String code, Language language) {}
