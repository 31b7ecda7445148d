package mendwell.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/// Stores every [UUID] that is not a primary key in MariaDB's `uuid`. EclipseLink 4's own conversion fails on null.
@Converter(autoApply = true)
public class UuidColumn implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id == null ? null : id.toString();
    }

    /// @param stored what the driver makes of a `uuid`: itself a [UUID]
    @Override
    public UUID convertToEntityAttribute(Object stored) {
        return switch (stored) {
            case null -> null;
            case UUID id -> id;
            default -> UUID.fromString(stored.toString());
        };
    }
}
