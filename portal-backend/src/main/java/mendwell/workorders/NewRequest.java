package mendwell.workorders;

import java.time.Instant;
import java.util.UUID;

/// A service request, checked and complete: what an order is made from.
///
/// @param answers the form's answers as JSON text, already validated by the form's schema
/// @param contactId the logged-in contact; null when somebody else gave their own contact data
public record NewRequest(
        ServiceType serviceType,
        Channel channel,
        Urgency urgency,
        String description,
        int formVersion,
        String answers,
        UUID equipmentId,
        UUID customerId,
        UUID siteId,
        String region,
        UUID contactId,
        String contactName,
        String contactPhone,
        String contactEmail,
        String contactLanguage,
        Instant preferredFrom,
        Instant preferredUntil) {}
