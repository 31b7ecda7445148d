package mendwell.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A set of row ids, ascending, as text: `1-7,9,12-15`.
final class RowIds {
    private static final Pattern TEXT = Pattern.compile("\\d{1,18}(-\\d{1,18})?(,\\d{1,18}(-\\d{1,18})?)*");
    private static final int MOST = 1_000_000;

    private RowIds() {}

    static String text(List<AuditRow> rows) {
        var text = new StringBuilder();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = from + 1;
            while (to < rows.size() && rows.get(to).id() == rows.get(to - 1).id() + 1) {
                to++;
            }
            text.append(from == 0 ? "" : ",").append(rows.get(from).id());
            if (to - from > 1) {
                text.append('-').append(rows.get(to - 1).id());
            }
        }
        return text.toString();
    }

    /// Empty when the text is none that we write.
    static long[] parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return new long[0];
        }
        var ids = new ArrayList<Long>();
        for (var range : text.split(",")) {
            var ends = range.split("-");
            var last = Long.parseLong(ends[ends.length - 1]);
            for (long id = Long.parseLong(ends[0]); id <= last; id++) {
                if (ids.size() == MOST || !ids.isEmpty() && ids.getLast() >= id) {
                    return new long[0];
                }
                ids.add(id);
            }
        }
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
