package mendwell.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mendwell.platform.Language;

/// Who is calling.
///
/// @param subject the person's id in Keycloak; null for links and visitors
/// @param name as shown to others; null for visitors
/// @param roles realm roles, or the pseudo-role of a link (`tracking`, `visitor`)
/// @param person the staff member or contact; null for links and visitors
/// @param customer the customer organisation a contact belongs to; null for everyone else
/// @param site the branch of that organisation; null for a contact of all of it, and for everyone else
/// @param workOrder the one order a tracking link opens
/// @param link the tracking link itself: several may open one order, and not all may be in the same hands
/// @param unit the one unit a QR link names
public record Caller(
        Kind kind,
        UUID subject,
        String name,
        Set<String> roles,
        Language language,
        UUID person,
        UUID customer,
        UUID site,
        UUID workOrder,
        UUID link,
        UUID unit) {
    public enum Kind {
        STAFF,
        CUSTOMER,
        TRACKING,
        UNIT,
        VISITOR,
        SYSTEM
    }

    /// Somebody who has this role and nothing else: nobody in particular.
    public static Caller of(String role, Language language) {
        var kind = switch (role) {
            case "customer" -> Kind.CUSTOMER;
            case "tracking" -> Kind.TRACKING;
            case "visitor" -> Kind.VISITOR;
            default -> Kind.STAFF;
        };
        return new Caller(kind, null, null, Set.of(role), language, null, null, null, null, null, null);
    }

    /// Somebody of the staff who has these roles and nothing else: nobody in particular, for what programs are sent.
    public static Caller ofStaff(Set<String> roles) {
        return new Caller(Kind.STAFF, null, null, roles, Language.ZH_CN, null, null, null, null, null, null);
    }

    public static Caller visitor(Language language) {
        return new Caller(Kind.VISITOR, null, null, Set.of("visitor"), language, null, null, null, null, null, null);
    }

    public static Caller tracking(UUID workOrder, UUID link, Language language) {
        return new Caller(Kind.TRACKING, null, null, Set.of("tracking"), language, null, null, null, workOrder, link, null);
    }

    public static Caller unit(UUID unit, Language language) {
        return new Caller(Kind.UNIT, null, null, Set.of("visitor"), language, null, null, null, null, null, unit);
    }

    /// Timers and other work nobody asked for by hand.
    public static Caller system() {
        return new Caller(Kind.SYSTEM, null, null, Set.of(), Language.ZH_CN, null, null, null, null, null, null);
    }

    Caller speaking(Language other) {
        return new Caller(kind, subject, name, roles, other, person, customer, site, workOrder, link, unit);
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }

    /// Speaks for the customer: a logged-in contact or the holder of a link.
    public boolean isCustomerSide() {
        return kind == Kind.CUSTOMER || kind == Kind.TRACKING || kind == Kind.UNIT;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(String... any) {
        for (var role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    public Optional<UUID> signedInPerson() {
        return Optional.ofNullable(person);
    }

    /// A stable key for things kept per caller, such as idempotency keys. All links of an order share it, and so do all
    /// visitors who are not logged in.
    public String key() {
        return switch (kind) {
            case STAFF, CUSTOMER -> "person:" + subject;
            case TRACKING -> "order:" + workOrder;
            case UNIT -> "unit:" + unit;
            case VISITOR -> subject == null ? "visitor" : "visitor:" + subject;
            case SYSTEM -> "system";
        };
    }
}
