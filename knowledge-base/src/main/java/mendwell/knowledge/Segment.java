package mendwell.knowledge;

/// A piece of plain text, never HTML: whoever shows it escapes it and draws the mark.
public record Segment(String text, boolean marked) {}
