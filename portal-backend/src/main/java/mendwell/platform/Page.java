package mendwell.platform;

import java.util.List;
import java.util.function.Function;

/// What a resource returns for a list: `{"items": […], "access": …, "next": cursor or null}`. Written only through the field gate.
///
/// @param type the items' view class, so that an empty page still says what the caller may do
public record Page<T>(Class<T> type, List<T> items, String next) {
    /// How many a caller may have at once: what they asked for, when it is 1 to 100.
    /// @throws BadInput otherwise
    public static int limit(int asked) {
        if (asked < 1 || asked > 100) {
            throw BadInput.at("?limit", "limit");
        }
        return asked;
    }

    public static <T> Page<T> of(Class<T> type, List<T> items) {
        return new Page<>(type, List.copyOf(items), null);
    }

    /// A page of at most `limit` items out of up to `limit + 1` found; the extra one only tells that there are more.
    public static <T> Page<T> of(Class<T> type, List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return of(type, found);
        }
        var shown = List.copyOf(found.subList(0, limit));
        return new Page<>(type, shown, cursor.apply(shown.getLast()).toString());
    }
}
