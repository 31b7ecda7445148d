package mendwell.access;

import java.util.List;
import mendwell.security.Access;
import mendwell.security.FieldView;
import mendwell.security.RecordType;
import mendwell.security.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who is logged in, what the screens may offer them, and whose service this is. Holds no role names: the browser must
/// not decide by them.
@RecordType("session")
public record SessionView(
        Kind kind,
        @Nullable String name,
        @Schema(enumeration = {"zh-CN", "en"}) String locale,
        @Nullable String customerName,
        List<Capability> capabilities,
        String brandName,
        String brandColour,
        String servicePhone) {
    public enum Kind {
        STAFF,
        CUSTOMER,
        VISITOR
    }

    @Schema(name = "Capability")
    public enum Capability {
        CONSOLE,
        QUEUE,
        MY_WORK,
        REGISTER_CALL,
        TASKS,
        KNOWLEDGE,
        PARTS,
        PERMISSIONS,
        PEOPLE,
        EXPORT_ORDERS,
        EXPORT_UNITS,
        HISTORY
    }

    /// @param fields what the caller sees
    static List<Capability> capabilities(Caller caller, FieldView fields) {
        if (!caller.isStaff()) {
            return List.of();
        }
        var capabilities = new java.util.ArrayList<Capability>();
        capabilities.add(Capability.CONSOLE);
        var orders = fields.scopes("workOrder");
        if (orders.contains(Scope.ALL) || orders.contains(Scope.REGION) || orders.contains(Scope.TEAM)) {
            capabilities.add(Capability.QUEUE);
        }
        if (caller.has("engineer")) {
            capabilities.add(Capability.MY_WORK);
        }
        if (caller.hasAny("agent", "supervisor")) {
            capabilities.add(Capability.REGISTER_CALL);
        }
        if (caller.hasAny("agent", "supervisor", "admin")) {
            capabilities.add(Capability.TASKS);
        }
        capabilities.add(Capability.KNOWLEDGE);
        if (caller.hasAny("agent", "engineer", "warehouse", "supervisor", "admin")) {
            capabilities.add(Capability.PARTS);
        }
        if (caller.has("admin")) {
            capabilities.add(Capability.PERMISSIONS);
        }
        if (caller.hasAny("agent", "supervisor", "admin")) {
            capabilities.add(Capability.PEOPLE);
        }
        if (fields.mayExportAnyOf("workOrderRow")) {
            capabilities.add(Capability.EXPORT_ORDERS);
        }
        if (fields.mayExportAnyOf("equipmentRow")) {
            capabilities.add(Capability.EXPORT_UNITS);
        }
        if (fields.access("historyEntry", "changes") != Access.HIDDEN) {
            capabilities.add(Capability.HISTORY);
        }
        return List.copyOf(capabilities);
    }
}
