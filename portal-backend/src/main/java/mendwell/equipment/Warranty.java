package mendwell.equipment;

import java.time.LocalDate;

/// Whether the maker's warranty covers a unit today.
public enum Warranty {
    ACTIVE,
    EXPIRED,
    NONE;

    /// @param until the last day covered; null for no warranty at all
    public static Warranty on(LocalDate today, LocalDate until) {
        if (until == null) {
            return NONE;
        }
        return today.isAfter(until) ? EXPIRED : ACTIVE;
    }
}
