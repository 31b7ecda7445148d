package mendwell.knowledge;

import java.util.List;

/// One article found. The segments of a text, joined, are that text.
///
/// @param title   whole
/// @param passage about 120 characters of the body around the best match (its beginning when only the title matches);
///                a `…` stands where it was cut, a space for each line break
/// @param score   comparable within one answer only
public record Hit(String id, List<Segment> title, List<Segment> passage, float score) {}
