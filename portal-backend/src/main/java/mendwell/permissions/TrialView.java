package mendwell.permissions;

import java.util.List;
import mendwell.security.RecordType;

/// What saving would do.
///
/// @param version the version it was tried on
/// @param effects which role would gain or lose what; empty when nothing would change
/// @param people whom that concerns, by role; links and visitors are nobody in particular
@RecordType("permissionTrial")
public record TrialView(int version, List<EffectView> effects, List<People> people) {

    /// Staff and contacts of a role; somebody with several roles stands at each.
    ///
    /// @param names the first few, by name
    @RecordType("permissionPeople")
    public record People(String role, int count, List<String> names) {}
}
