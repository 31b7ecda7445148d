package mendwell.orderpages;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mendwell.access.Sets;
import mendwell.workorders.ServiceType;
import tools.jackson.databind.node.ObjectNode;

/// A request for service.
///
/// @param equipmentId the unit; whoever scanned a unit need not say which
/// @param answers the form's answers, by the form's JSON Schema
/// @param files uploads made before
/// @param contact who to call; needed unless a customer is logged in
@Sets("workOrder")
public record NewWorkOrder(
        @Sets.Field("equipment") UUID equipmentId,
        @NotNull ServiceType serviceType,
        int formVersion,
        @NotNull ObjectNode answers,
        @Sets.Field("attachments") @Size(max = 20) List<@NotNull UUID> files,
        @Valid Contact contact) {

    /// At least one way to reach the person.
    @Sets("contact")
    public record Contact(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 40) @Pattern(regexp = "[0-9+() \\-]{5,40}", message = "phone") String phone,
            @Email @Size(max = 254) String email,
            @NotBlank @Pattern(regexp = "zh-CN|en", message = "language") String locale) {}
}
