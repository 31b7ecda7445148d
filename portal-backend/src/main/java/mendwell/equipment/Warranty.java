package mendwell.equipment;

import java.time.LocalDate;

/// Whether repairs of a unit are covered today.
public enum Warranty {
    ACTIVE,
    EXPIRED,
    /// sold without one
    NONE;

    /// @param until the last covered day; null for none
    /// @param today in the owner's time zone
    public static Warranty of(LocalDate until, LocalDate today) {
        if (until == null) {
            return NONE;
        }
        return until.isBefore(today) ? EXPIRED : ACTIVE;
    }
}
