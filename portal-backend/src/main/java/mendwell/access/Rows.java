package mendwell.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// Some rows of a table, as a condition in SQL. Conditions are constants of the program; everything else is a parameter.
public record Rows(String condition, List<?> parameters) {
    public static final Rows ALL = new Rows("true", List.of());
    public static final Rows NONE = new Rows("false", List.of());

    /// @param parameters may be null, and then nothing equals them
    public static Rows where(String condition, Object... parameters) {
        return new Rows("(" + condition + ")", Collections.unmodifiableList(new ArrayList<>(Arrays.asList(parameters))));
    }

    /// The rows of any of them.
    public static Rows any(List<Rows> some) {
        if (some.size() < 2) {
            return some.isEmpty() ? NONE : some.getFirst();
        }
        var parameters = new ArrayList<Object>();
        some.forEach(rows -> parameters.addAll(rows.parameters));
        return new Rows(some.stream().map(Rows::condition).collect(Collectors.joining(" or ", "(", ")")), parameters);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// The parameters of a statement that ends in this condition.
    public Object[] after(Object... others) {
        var all = new ArrayList<Object>(Arrays.asList(others));
        all.addAll(parameters);
        return all.toArray();
    }
}
