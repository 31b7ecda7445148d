package mendwell.audit;

import java.time.Instant;
import java.util.TreeMap;

/// Ids that were passed over when their neighbours were sealed. An id is given when a row is written and the row is seen
/// when it is committed, so a gap may fill later; one whose transaction was rolled back never does.
final class Gaps {
    private record Gap(long to, Instant seen) {}

    private final TreeMap<Long, Gap> byStart = new TreeMap<>();

    /// Learns from a seal.
    /// @param covered its rows, ascending
    /// @param reached the greatest id that was sealed before
    void take(long[] covered, long reached, Instant sealedAt) {
        for (long id : covered) {
            if (id <= reached) {
                fill(id);
            } else {
                if (id > reached + 1) {
                    byStart.put(reached + 1, new Gap(id - 1, sealedAt));
                }
                reached = id;
            }
        }
    }

    private void fill(long id) {
        var found = byStart.floorEntry(id);
        if (found == null || found.getValue().to < id) {
            return;
        }
        var gap = byStart.remove(found.getKey());
        if (found.getKey() < id) {
            byStart.put(found.getKey(), new Gap(id - 1, gap.seen));
        }
        if (id < gap.to) {
            byStart.put(id + 1, gap);
        }
    }

    /// Those first seen before will not fill any more.
    void forget(Instant before) {
        byStart.values().removeIf(gap -> gap.seen.isBefore(before));
    }

    boolean contain(long id) {
        var found = byStart.floorEntry(id);
        return found != null && id <= found.getValue().to;
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    long first() {
        return byStart.firstKey();
    }

    long last() {
        return byStart.lastEntry().getValue().to;
    }
}
