package mendwell.security;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/// How one kind of single value becomes JSON. The value is never null.
@FunctionalInterface
interface Scalar {
    void write(JsonGenerator out, Object value);

    Scalar TEXT = (out, value) -> out.writeString(value.toString());
    Scalar INT = (out, value) -> out.writeNumber(((Number) value).intValue());
    Scalar LONG = (out, value) -> out.writeNumber((long) value);
    Scalar DOUBLE = (out, value) -> out.writeNumber((double) value);
    Scalar FLOAT = (out, value) -> out.writeNumber((float) value);
    Scalar BOOLEAN = (out, value) -> out.writeBoolean((boolean) value);

    Map<Class<?>, Scalar> KNOWN = Map.ofEntries(
            Map.entry(String.class, (out, value) -> out.writeString((String) value)),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(short.class, INT),
            Map.entry(Short.class, INT),
            Map.entry(byte.class, INT),
            Map.entry(Byte.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(float.class, FLOAT),
            Map.entry(Float.class, FLOAT),
            Map.entry(BigDecimal.class, (out, value) -> out.writeNumber((BigDecimal) value)),
            Map.entry(BigInteger.class, (out, value) -> out.writeNumber((BigInteger) value)),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            // the database keeps microseconds: what is shown before and after saving is the same
            Map.entry(
                    Instant.class,
                    (out, value) -> out.writeString(
                            ((Instant) value).truncatedTo(ChronoUnit.MICROS).toString())),
            Map.entry(LocalDate.class, TEXT),
            Map.entry(UUID.class, TEXT),
            Map.entry(URI.class, TEXT),
            Map.entry(RawJson.class, (out, value) -> out.writeRawValue(((RawJson) value).json())));

    /// Null for a type that is not a single value.
    static Scalar of(Class<?> type) {
        return type.isEnum() ? (out, value) -> out.writeString(((Enum<?>) value).name()) : KNOWN.get(type);
    }
}
