package mendwell.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Cuts a text into what matched and what did not.
final class Passage {
    static final int LENGTH = 120;
    private static final int MOST_MARKS = 2_000;
    private static final String STOPS = "。！？；!?;\n";

    private Passage() {}

    /// Characters of the text, from `start` up to but without `end`.
    record Span(int start, int end) {}

    static List<Segment> whole(String text, List<Span> marks) {
        return segments(text, new Span(0, text.length()), marks);
    }

    /// The part of about [#LENGTH] characters that holds the most different matches.
    static List<Segment> around(String text, List<Span> marks) {
        var cut = marks.isEmpty() ? new Span(0, LENGTH) : best(text, marks);
        int start = cut.start();
        int end = Math.min(text.length(), Math.max(cut.end(), start + LENGTH));
        start = Math.max(0, Math.min(start, end - LENGTH));
        if (Character.isLowSurrogate(charAt(text, start))) {
            start--;
        }
        if (Character.isLowSurrogate(charAt(text, end))) {
            end++;
        }
        return segments(text, new Span(start, end), marks);
    }

    private static Span best(String text, List<Span> marks) {
        var sorted = marks.stream()
                .sorted(Comparator.comparingInt(Span::start))
                .limit(MOST_MARKS)
                .toList();
        var matches = sorted.stream()
                .map(mark -> Han.fold(text.substring(mark.start(), mark.end())))
                .toList();
        var best = sorted.getFirst();
        int most = -1;
        for (int i = 0; i < sorted.size(); i++) {
            var different = new HashSet<String>();
            int start = sorted.get(i).start();
            int end = sorted.get(i).end();
            int weight = 0;
            for (int j = i; j < sorted.size() && sorted.get(j).end() <= start + LENGTH - 20; j++) {
                end = Math.max(end, sorted.get(j).end());
                weight += different.add(matches.get(j)) ? 10 * matches.get(j).length() : 1;
            }
            if (weight > most) {
                most = weight;
                best = new Span(start, end);
            }
        }
        return new Span(beginning(text, best), best.end());
    }

    /// Where the sentence begins, if near enough; else at a blank, so that no word is cut.
    private static int beginning(String text, Span match) {
        int earliest = Math.max(0, Math.max(match.start() - 40, match.end() - LENGTH));
        for (int i = match.start(); i > earliest; i--) {
            if (STOPS.indexOf(text.charAt(i - 1)) >= 0 || text.startsWith(". ", i - 2)) {
                return i;
            }
        }
        int blank = text.indexOf(' ', earliest);
        return earliest > 0 && blank >= 0 && blank < match.start() ? blank + 1 : earliest;
    }

    private static List<Segment> segments(String text, Span cut, List<Span> marks) {
        var marked = new boolean[cut.end() - cut.start()];
        for (var mark : marks) {
            for (int i = Math.max(mark.start(), cut.start()); i < Math.min(mark.end(), cut.end()); i++) {
                marked[i - cut.start()] = true;
            }
        }
        var segments = new ArrayList<Segment>();
        if (cut.start() > 0) {
            segments.add(new Segment("…", false));
        }
        for (int from = 0, to; from < marked.length; from = to) {
            for (to = from + 1; to < marked.length && marked[to] == marked[from]; ) {
                to++;
            }
            var piece = text.substring(cut.start() + from, cut.start() + to).replaceAll("\\s", " ");
            segments.add(new Segment(piece, marked[from]));
        }
        if (cut.end() < text.length()) {
            segments.add(new Segment("…", false));
        }
        return List.copyOf(segments);
    }

    private static char charAt(String text, int index) {
        return index > 0 && index < text.length() ? text.charAt(index) : ' ';
    }
}
