package mendwell.orderpages;

import java.util.List;
import java.util.UUID;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;

/// An engineer who could take the order, and why.
@RecordType("candidate")
public record CandidateView(Engineer engineer, int score, List<Reason> reasons) {
    public enum Reason {
        SAME_REGION,
        SKILLED,
        LOW_LOAD,
        KNOWS_UNIT,
        EXPERT_GRADE,
        BUSY,
        OTHER_REGION
    }

    @RecordType("engineer")
    public record Engineer(
            UUID id,
            @Masked(Mask.NAME) String name,
            String phone,
            String region,
            String grade,
            List<String> skills,
            int openOrders) {}
}
