package mendwell.leaks;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mendwell.platform.Json;
import mendwell.security.Access;

/// What a caller may see of a row, and of what its columns say: told from the policy and the rules of the product, not by the
/// code that is on trial.
final class Sight {
    /// Record types and fields seen only with the order they belong to.
    private static final Set<String> OF_ORDERS = Set.of(
            "workOrder", "openOrder", "equipmentRow.openOrders", "workOrderRow", "orderEngineer", "contact", "timelineEntry", "historyEntry", "message", "attachment",
            "trackingLink", "quote", "quoteLine", "quoteSummary", "identityCheck", "document", "report", "reportPart", "rating");
    /// Seen by somebody outside only with the customer they belong to.
    private static final Set<String> OF_CUSTOMERS =
            Set.of("equipmentRow", "equipment", "customer", "site", "contract", "orderEquipment", "task", "session");
    /// Tables whose rows are the items of a list, with the list's record type: somebody who sees none of them may not learn how many there are.
    private static final Map<String, String> LISTED = Map.of(
            "timeline_entry", "timelineEntry", "message", "message", "task", "task", "article", "article",
            "article_draft", "articleDraft", "article_version", "articleVersion", "webhook", "webhook");

    /// Ids in the audit for which the name of their record is shown.
    private static final Set<String> REFERENCES = Set.of("contact.site_id", "quote.document_id", "service_report.document_id");

    private final Columns columns;
    private final Map<String, String> orderOfQuote;
    private final Map<String, String> orderOfReport;
    private final Map<String, String> customerOfOrder;

    /// How much of a row a caller may see.
    enum Reach {
        ALL,
        NOT_THE_ORDER,
        NOT_THE_CUSTOMER,
        NOTHING
    }

    Sight(Connection database, Columns columns) {
        this.columns = columns;
        this.orderOfQuote = World.pairs(database, "select id, work_order_id from mendwell_a.quote");
        this.orderOfReport = World.pairs(database, "select id, work_order_id from mendwell_a.service_report");
        this.customerOfOrder = World.pairs(database, "select id, customer_id from mendwell_a.work_order");
    }

    Reach reach(String table, Map<String, Object> row, Eyes eyes) {
        var outside = eyes.caller().isOutside();
        if (outside
                && (table.equals("timeline_entry") && Boolean.TRUE.equals(row.get("internal"))
                        || table.equals("quote") && "DRAFT".equals(row.get("status"))
                        || table.equals("article")
                                && !("PUBLIC".equals(row.get("audience"))
                                        || "CUSTOMER".equals(row.get("audience")) && !eyes.caller().name().equals("visitor")))) {
            return Reach.NOTHING;
        }
        if (table.equals("audit_entry") && !isInAHistory(row, eyes)) {
            return Reach.NOTHING;
        }
        var order = switch (table) {
            case "work_order" -> row.get("id");
            case "quote_line" -> orderOfQuote.get(row.get("quote_id"));
            case "service_report_part" -> orderOfReport.get(row.get("report_id"));
            default -> row.get("work_order_id");
        };
        var customer = table.equals("customer") ? row.get("id") : order != null ? customerOfOrder.get(order) : row.get("customer_id");
        if (outside && customer != null && !customer.equals(eyes.customer())) {
            return Reach.NOT_THE_CUSTOMER;
        }
        return order != null && !eyes.orders().contains(order) ? Reach.NOT_THE_ORDER : Reach.ALL;
    }

    /// What this caller sees of a column through any field that it decides.
    static Access access(List<String> fields, Reach reach, Eyes eyes) {
        var best = Access.HIDDEN;
        for (var field : fields) {
            var type = field.substring(0, field.indexOf('.'));
            var away = switch (reach) {
                // of a customer, a session shows the caller's own
                case ALL -> type.equals("session") && eyes.customer() == null;
                // a unit's code shows the open orders of its unit, which it cannot open
                case NOT_THE_ORDER -> isOfOrders(type, field) && !(type.equals("openOrder") && eyes.caller().name().equals("unit"));
                case NOT_THE_CUSTOMER -> isOfOrders(type, field) || OF_CUSTOMERS.contains(type);
                case NOTHING -> true;
            };
            var access = away ? Access.HIDDEN : eyes.access(type, field.substring(type.length() + 1));
            if (access != Access.HIDDEN && (best == Access.HIDDEN || access != Access.MASKED)) {
                best = access;
            }
        }
        return best;
    }

    private static boolean isOfOrders(String type, String field) {
        return OF_ORDERS.contains(type) || OF_ORDERS.contains(field);
    }

    /// Whether there may be any number of rows like this one as far as these eyes can tell.
    boolean mayBeMore(String table, Map<String, Object> row, Reach reach, Eyes eyes) {
        if (table.equals("work_order")) {
            return reach != Reach.ALL && access(List.of("openOrder.number"), reach, eyes) == Access.HIDDEN;
        }
        if (table.equals("quote")) {
            return reach == Reach.NOTHING;
        }
        var listed = LISTED.get(table);
        return listed != null
                && (reach != Reach.ALL
                        || columns.fields().keySet().stream()
                                .filter(field -> field.startsWith(listed + "."))
                                .allMatch(field -> eyes.fields().access(listed, field.substring(listed.length() + 1)) == Access.HIDDEN));
    }

    /// Whether a row of the audit is anything that this caller could be shown of.
    private boolean isInAHistory(Map<String, Object> row, Eyes eyes) {
        var table = (String) row.get("record_type");
        var keeps = Set.of("agent", "supervisor", "admin").contains(eyes.caller().name());
        var reached = switch (table) {
            case "equipment" -> true;
            case "staff_member" -> eyes.caller().name().equals("admin");
            case "contact", "account" -> keeps;
            default -> row.get("work_order_id") != null;
        };
        return reached
                && Json.MAPPER.readTree((String) row.get("changes")).properties().stream().anyMatch(one -> {
                    var column = table + "." + one.getKey();
                    return REFERENCES.contains(column) || columns.isKept(column) || access(columns.fieldsOf(column), Reach.ALL, eyes) != Access.HIDDEN;
                });
    }
}
