package mendwell.platform;

import java.net.URI;
import java.util.Objects;

/// What a resource returns for one record: `{"data": …, "access": …}`. Written only through the field gate.
///
/// @param data a view record
/// @param version becomes the ETag when present
/// @param location makes the answer a 201 when present
public record Answer<T>(T data, Long version, URI location) {
    public Answer {
        Objects.requireNonNull(data, "data is null");
    }

    public static <T> Answer<T> of(T data) {
        return new Answer<>(data, null, null);
    }

    public static <T> Answer<T> of(T data, long version) {
        return new Answer<>(data, version, null);
    }

    /// @param path below `/api/v1`, such as `work-orders/<id>`
    public static <T> Answer<T> created(T data, long version, String path) {
        return new Answer<>(data, version, URI.create("/api/v1/" + path));
    }
}
