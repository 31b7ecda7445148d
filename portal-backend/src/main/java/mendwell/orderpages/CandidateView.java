package mendwell.orderpages;

import java.util.List;
import mendwell.security.RecordType;
import mendwell.staff.EngineerView;

/// An engineer who could take the order, and why.
@RecordType("candidate")
public record CandidateView(EngineerView engineer, int score, List<Reason> reasons) {
    public enum Reason {
        SAME_REGION,
        SKILLED,
        LOW_LOAD,
        KNOWS_UNIT,
        EXPERT_GRADE,
        BUSY,
        OTHER_REGION
    }
}
