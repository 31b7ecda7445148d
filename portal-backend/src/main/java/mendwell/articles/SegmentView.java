package mendwell.articles;

import java.util.List;
import mendwell.knowledge.Segment;
import mendwell.security.RecordType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A piece of plain text; `marked` when it is what was searched for.
@RecordType("segment")
@Schema(name = "Segment")
public record SegmentView(String text, boolean marked) {
    static List<SegmentView> of(List<Segment> segments) {
        return segments.stream().map(segment -> new SegmentView(segment.text(), segment.marked())).toList();
    }
}
