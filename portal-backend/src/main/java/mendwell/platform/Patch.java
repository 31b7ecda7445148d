package mendwell.platform;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// A JSON Merge Patch (RFC 7386) read into a record: what the caller did not mention stays as it is, which is not the
/// same as what the caller set to null.
///
/// @param values the record; a component that was not mentioned is null
/// @param mentioned the names of the members that were there
public record Patch<T>(T values, Set<String> mentioned) {
    public <V> void apply(String name, Function<T, V> value, Consumer<V> change) {
        if (mentioned.contains(name)) {
            change.accept(value.apply(values));
        }
    }

    /// For what must always have a value.
    /// @throws BadInput when the caller set it to null
    public <V> void applyRequired(String name, Function<T, V> value, Consumer<V> change) {
        if (mentioned.contains(name) && value.apply(values) == null) {
            throw BadInput.at("/" + name, "required");
        }
        apply(name, value, change);
    }
}
