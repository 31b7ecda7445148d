package mendwell.workorders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import mendwell.platform.Language;

/// Everything about one order and what it is about, in one reading: for the order page, mail, quotes and documents.
/// Not a view: what leaves from it leaves through the field gate.
public record WorkOrderFacts(
        UUID id,
        String number,
        Status status,
        Urgency urgency,
        Priority priority,
        ServiceType serviceType,
        Channel channel,
        String summary,
        String description,
        int formVersion,
        String answers,
        Instant preferredFrom,
        Instant preferredUntil,
        Instant promisedFrom,
        Instant promisedUntil,
        String promiseReason,
        PauseReason pausedReason,
        String pausedNote,
        Instant pausedUntil,
        Instant escalatedAt,
        Instant checkedInAt,
        Instant finishedAt,
        Instant createdAt,
        Instant changedAt,
        Instant closedAt,
        String closedReason,
        String processId,
        int version,
        Contact contact,
        Unit unit,
        Customer customer,
        Site site,
        Engineer engineer,
        Contract contract) {
    public record Contact(String name, String phone, String email, Language language) {}

    public record Unit(UUID id, String serial, String model, String nameZh, String nameEn, LocalDate warrantyUntil) {
        public String name(Language language) {
            return language == Language.EN ? nameEn : nameZh;
        }
    }

    public record Customer(UUID id, String name, String level) {}

    public record Site(UUID id, String name, String address, String region, Double latitude, Double longitude) {}

    /// null when nobody is assigned
    public record Engineer(UUID id, String name, String phone) {}

    /// null when the unit has none
    public record Contract(String number, String name, LocalDate endsOn, int responseMinutes, int resolutionMinutes) {}

    public boolean isPaused() {
        return pausedReason != null;
    }

    public boolean isEscalated() {
        return escalatedAt != null;
    }
}
