package mendwell.files;

import java.util.Optional;
import java.util.regex.Pattern;

/// A part of a file, both ends inclusive (RFC 9110, section 14).
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /// The one range asked for. Empty when none is asked for, or in a form we may ignore (several ranges, other units):
    /// then the whole file is the answer.
    /// @throws NotSatisfiable when it begins behind the end
    static Optional<ByteRange> parse(String header, long size) {
        var asked = ONE.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            var length = Long.parseLong(asked.group(2));
            if (length == 0 || size == 0) {
                throw new NotSatisfiable(size);
            }
            return Optional.of(new ByteRange(Math.max(0, size - length), size - 1));
        }
        var first = Long.parseLong(asked.group(1));
        var last = asked.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        if (first >= size) {
            throw new NotSatisfiable(size);
        }
        return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    static final class NotSatisfiable extends RuntimeException {
        final transient long size;

        NotSatisfiable(long size) {
            super("Range begins behind the end", null, false, false);
            this.size = size;
        }
    }
}
