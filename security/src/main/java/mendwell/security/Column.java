package mendwell.security;

/// A column of an export: a field of a view that its reader may take along.
///
/// @param type of its values, as the view declares it
public record Column(String field, Class<?> type) {}
