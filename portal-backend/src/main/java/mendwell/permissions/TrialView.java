package mendwell.permissions;

import java.util.List;
import mendwell.security.RecordType;

/// What saving would do.
///
/// @param version the version it was tried on
/// @param effects who would gain or lose what; empty when nothing would change
@RecordType("permissionTrial")
public record TrialView(int version, List<EffectView> effects) {}
