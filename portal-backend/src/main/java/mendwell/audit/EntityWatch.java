package mendwell.audit;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import mendwell.access.Hash;
import mendwell.audit.AuditTrail.Action;
import mendwell.audit.AuditTrail.OfOrder;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.internal.sessions.DirectToFieldChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.queries.WriteObjectQuery;
import org.eclipse.persistence.sessions.Session;

/// Hears of every entity that EclipseLink writes; named in `persistence.xml`.
public class EntityWatch extends DescriptorEventAdapter implements SessionCustomizer {
    /// Columns that never go into the audit, in any table.
    static final Set<String> SECRET = Set.of(
            "token_hash", "code_hash", "scan_token", "scan_token_hash", "id_token", "refresh_token", "sealed_secret", "sealed_secret_before");

    /// Addresses that often carry a key in their path or query.
    private static final Set<String> ADDRESSES = Set.of("webhook.url");

    private static final Pattern ORIGIN = Pattern.compile("[a-z]+://[^/?#@]+(?=[/?#]|$)");

    /// Records that are part of another one, which belongs to an order: the attribute that names it, and its table.
    private static final Map<String, String> PARTS = Map.of("quoteId", "quote", "reportId", "service_report");

    private static final Map<Class<?>, Map<String, Column>> COLUMNS = new ConcurrentHashMap<>();

    @Override
    public void customize(Session session) {
        session.getDescriptors().values().forEach(descriptor -> descriptor.getEventManager().addListener(this));
    }

    @Override
    public void postInsert(DescriptorEvent event) {
        record(Action.INSERT, event, values(event));
    }

    @Override
    public void postUpdate(DescriptorEvent event) {
        var changes = changes(event);
        if (!changes.isEmpty()) {
            record(Action.UPDATE, event, changes);
        }
    }

    @Override
    public void postDelete(DescriptorEvent event) {
        record(Action.DELETE, event, values(event));
    }

    private static Map<String, Object> values(DescriptorEvent event) {
        var values = new LinkedHashMap<String, Object>();
        columns(event.getDescriptor()).forEach((attribute, column) -> {
            var value = column.mapping().getAttributeValueFromObject(event.getObject());
            if (value != null) {
                values.put(column.name(), column.shown(value));
            }
        });
        return values;
    }

    private static Map<String, Object> changes(DescriptorEvent event) {
        var changes = new LinkedHashMap<String, Object>();
        var query = (WriteObjectQuery) event.getQuery();
        ObjectChangeSet set = query.getObjectChangeSet();
        if (set == null) {
            return changes;
        }
        var columns = columns(event.getDescriptor());
        for (var change : set.getChanges()) {
            var column = columns.get(change.getAttribute());
            if (column != null && change instanceof DirectToFieldChangeRecord direct) {
                // A pair that may hold nulls: List.of would refuse them.
                changes.put(column.name(), Arrays.asList(
                        column.shown(direct.getOldValue()),
                        column.shown(column.mapping().getAttributeValueFromObject(event.getObject()))));
            }
        }
        return changes;
    }

    private static void record(Action action, DescriptorEvent event, Map<String, Object> changes) {
        var descriptor = event.getDescriptor();
        var id = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(event.getObject(), event.getSession());
        var table = descriptor.getTableName();
        AuditTrail.current().add(action, table, String.valueOf(id), order(table, id, event), changes);
    }

    private static OfOrder order(String table, Object id, DescriptorEvent event) {
        if (table.equals("work_order")) {
            return new OfOrder(OfOrder.ITSELF, UUID.fromString(String.valueOf(id))); // EclipseLink gives a key as text
        }
        for (var part : PARTS.entrySet()) {
            var whole = value(part.getKey(), event);
            if (whole != null) {
                return new OfOrder("(select work_order_id from " + part.getValue() + " where id = ?)", whole);
            }
        }
        return new OfOrder(OfOrder.ITSELF, value("workOrderId", event));
    }

    private static UUID value(String attribute, DescriptorEvent event) {
        var mapping = event.getDescriptor().getMappingForAttributeName(attribute);
        return mapping == null ? null : (UUID) mapping.getAttributeValueFromObject(event.getObject());
    }

    private record Column(String name, DirectToFieldMapping mapping, boolean isAddress) {
        Object shown(Object value) {
            return isAddress && value instanceof String url ? shortened(url) : EntityWatch.shown(value);
        }
    }

    /// Scheme, host and port, and of the rest only whether it changed.
    static String shortened(String url) {
        var found = ORIGIN.matcher(url);
        var origin = found.lookingAt() ? found.group() : "";
        var rest = url.substring(origin.length());
        return rest.isEmpty() ? origin : origin + "/#" + HexFormat.of().formatHex(Hash.sha256(rest), 0, 4);
    }

    /// The audited columns by attribute.
    private static Map<String, Column> columns(ClassDescriptor descriptor) {
        return COLUMNS.computeIfAbsent(descriptor.getJavaClass(), type -> {
            var columns = new LinkedHashMap<String, Column>();
            for (var mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct
                        && !SECRET.contains(direct.getField().getName().toLowerCase(Locale.ROOT))) {
                    var name = direct.getField().getName().toLowerCase(Locale.ROOT);
                    columns.put(mapping.getAttributeName(), new Column(name, direct, ADDRESSES.contains(descriptor.getTableName() + "." + name)));
                }
            }
            return columns;
        });
    }

    private static Object shown(Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Number number -> number;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Temporal time -> time.toString();
            default -> value.toString();
        };
    }
}
