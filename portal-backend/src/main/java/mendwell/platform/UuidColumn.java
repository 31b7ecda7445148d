package mendwell.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/// Reads and writes every [UUID] that is not a key: EclipseLink's own converter fails on null. MariaDB's driver gives a
/// `uuid` column as a UUID already and takes it as text.
@Converter(autoApply = true)
public class UuidColumn implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id == null ? null : id.toString();
    }

    @Override
    public UUID convertToEntityAttribute(Object value) {
        return switch (value) {
            case null -> null;
            case UUID id -> id;
            default -> UUID.fromString(value.toString());
        };
    }
}
