package mendwell.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mendwell.access.CurrentRequest;
import mendwell.access.Rows;
import mendwell.forms.Forms;
import mendwell.history.HistoryEntryView.Actor;
import mendwell.history.HistoryEntryView.Change;
import mendwell.history.ShownColumns.Reference;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Json;
import mendwell.platform.Page;
import mendwell.platform.Sql;
import mendwell.security.FieldChange;
import mendwell.security.FieldView;
import mendwell.workorders.ServiceType;
import mendwell.workorders.VisibleOrders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the audit as far as the caller may see it, newest first. Nothing here asks whether the caller may see the record.
@ApplicationScoped
@InTransaction
public class History {
    /// The first condition on the time alone is what MariaDB can look up in the index.
    private static final String ROWS = """
            select a.id, a.at, a.actor, a.actor_name, a.action, a.record_type, a.record_id, a.changes from audit_entry a
            where %s and a.record_type in (%s) and a.at <= ? and (a.at < ? or a.id < ?) order by a.at desc, a.id desc limit ?""";

    private static final int AT_ONCE = 200;
    private static final int MOST_ORDERS = 100;
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private final Sql sql;
    private final CurrentRequest request;
    private final VisibleOrders orders;
    private final Forms forms;

    @Inject
    History(Sql sql, CurrentRequest request, VisibleOrders orders, Forms forms) {
        this.sql = sql;
        this.request = request;
        this.orders = orders;
        this.forms = forms;
    }

    /// @param changes those the caller may see something of, with ids where they refer to other records
    private record Row(
            long id, Instant at, String actor, String actorName, String action, String table, String recordId, JsonNode said, List<Seen> changes) {}

    /// @param place among the changes of a record, as in `columns.txt`
    /// @param reference what the values are ids of; null when they speak for themselves
    private record Seen(int place, FieldChange change, Reference reference) {}

    /// What a record of a table is called.
    private record Called(List<String> path, Reference column) {
        Called(String field, Reference column) {
            this(List.of(field), column);
        }
    }

    private static Called ofQuote(String field, String column) {
        return new Called(List.of("workOrder.quotes", field), new Reference("quote", column));
    }

    private static final Map<String, List<Called>> CALLED = Map.of(
            "work_order", List.of(new Called("workOrder.number", new Reference("work_order", "number"))),
            "quote", List.of(
                    ofQuote("quote.number", "number"),
                    ofQuote("quote.versionNumber", "version_number"),
                    ofQuote("quote.currency", "currency")),
            "quote_line", List.of(new Called(List.of("workOrder.quotes", "quote.lines", "quoteLine.description"), new Reference("quote_line", "description"))),
            "part", List.of(new Called("part.number", new Reference("part", "number"))));

    /// Everything that belongs to an order.
    /// @param cursor null for the newest
    public Page<HistoryEntryView> ofOrder(UUID order, String cursor, int limit) {
        return page(Rows.where("a.work_order_id = ?", order), cursor, limit);
    }

    /// A unit, and the newest orders for it.
    Page<HistoryEntryView> ofUnit(UUID unit, String cursor, int limit) {
        var visible = orders.rows();
        var parameters = new ArrayList<Object>(List.of(unit));
        parameters.addAll(visible.parameters());
        var own = sql.list(
                "select o.id from work_order o where o.equipment_id = ? and " + visible.condition() + " order by o.created_at desc, o.id desc limit "
                        + MOST_ORDERS,
                Sql.Row::text,
                parameters.toArray());
        var records = new ArrayList<>(List.of(of("equipment", unit)));
        if (!own.isEmpty()) {
            records.add(Rows.where("a.record_type = 'work_order' and a.record_id in (" + places(own) + ")", own.toArray()));
        }
        return page(Rows.any(records), cursor, limit);
    }

    boolean isUnit(UUID id) {
        return sql.one("select 1 from equipment where id = ?", Sql.Row::integer, id).isPresent();
    }

    /// Somebody who may log in, and the account.
    /// @param subject of the account; null without one
    public Page<HistoryEntryView> ofPerson(UUID person, UUID subject, String cursor, int limit) {
        var records = new ArrayList<>(List.of(of("staff_member", person), of("contact", person)));
        if (subject != null) {
            records.add(of("account", subject));
        }
        return page(Rows.any(records), cursor, limit);
    }

    private static Rows of(String table, UUID id) {
        return Rows.where("a.record_type = '" + table + "' and a.record_id = ?", id.toString());
    }

    // ---- pages of what may be seen

    /// A cursor is a time that the caller was shown, and how many entries of that time it was shown: it tells nothing of
    /// others.
    private Page<HistoryEntryView> page(Rows records, String cursor, int limit) {
        var after = cursor == null ? new Cursor(LAST, new UUID(0, 0)) : Cursor.parse(cursor);
        var shown = seen(records, after, limit + 1);
        var page = shown.subList(0, Math.min(limit, shown.size()));
        return new Page<>(HistoryEntryView.class, views(page), shown.size() > limit ? next(after, page).toString() : null);
    }

    private static Cursor next(Cursor after, List<Row> page) {
        var at = page.getLast().at();
        var before = at.equals(after.time()) ? after.id().getLeastSignificantBits() : 0;
        return new Cursor(at, new UUID(0, before + page.stream().filter(row -> row.at().equals(at)).count()));
    }

    /// Reads on until there are enough rows that the caller may see something of.
    private List<Row> seen(Rows records, Cursor after, int wanted) {
        var fields = request.fields();
        var tables = ShownColumns.SHIPPED.tables(fields);
        if (tables.isEmpty() || fields.accessOf(HistoryEntryView.class).isEmpty()) {
            return List.of();
        }
        var query = ROWS.formatted(records.condition(), places(tables));
        var skip = after.id().getLeastSignificantBits();
        var found = new ArrayList<Row>();
        Instant time = after.time();
        long id = Long.MAX_VALUE;
        while (true) {
            var parameters = new ArrayList<Object>(records.parameters());
            parameters.addAll(tables);
            parameters.addAll(List.of(time, time, id, AT_ONCE));
            var rows = sql.list(query, row -> row(row, fields), parameters.toArray());
            for (var row : rows) {
                if (!row.changes().isEmpty() && !(row.at().equals(after.time()) && skip-- > 0)) {
                    found.add(row);
                    if (found.size() == wanted) {
                        return found;
                    }
                }
            }
            if (rows.size() < AT_ONCE) {
                return found;
            }
            time = rows.getLast().at();
            id = rows.getLast().id();
        }
    }

    private Row row(Sql.Row row, FieldView fields) throws SQLException {
        var id = row.number();
        var at = row.instant();
        var actor = row.text();
        var actorName = row.text();
        var action = row.text();
        var table = row.text();
        var record = row.text();
        var said = (ObjectNode) Json.MAPPER.readTree(row.text());
        var changes = said.properties().stream()
                .flatMap(one -> changes(action, table, one.getKey(), one.getValue(), said, fields))
                .filter(seen -> seen.change().isSeenBy(fields))
                .sorted(Comparator.comparingInt(Seen::place))
                .toList();
        return new Row(id, at, actor, actorName, action, table, record, said, changes);
    }

    private Stream<Seen> changes(String action, String table, String name, JsonNode value, JsonNode said, FieldView fields) {
        var column = ShownColumns.SHIPPED.column(table, name).orElse(null);
        if (column == null || !column.isSeenBy(fields)) {
            return Stream.empty();
        }
        if (table.equals("work_order") && name.equals("answers")) {
            return forms.answers(ServiceType.valueOf(said.get("service_type").stringValue()), said.get("form_version").intValue(), value.stringValue()).stream()
                    .map(answer -> new Seen(
                            column.place(),
                            new FieldChange(
                                    List.of(column.path().getLast(), answer.question().recordType() + "." + answer.question().name()),
                                    answer.question().mask(),
                                    null,
                                    answer.value()),
                            null));
        }
        var change = switch (action) {
            case "UPDATE" -> value.isArray() ? column.change(text(value.get(0)), text(value.get(1))) : column.change(null, text(value));
            case "DELETE" -> column.change(said(value), null);
            default -> column.change(null, said(value));
        };
        // a new record says no to much that nobody asked
        return change.before() == null && change.after() == null ? Stream.empty() : Stream.of(new Seen(column.place(), change, column.reference()));
    }

    private static String said(JsonNode value) {
        return value.isBoolean() && !value.booleanValue() || value.isString() && value.stringValue().isEmpty() ? null : text(value);
    }

    private static String text(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }

    // ---- names of other records

    private List<HistoryEntryView> views(List<Row> rows) {
        var quotes = quotes(rows);
        var names = names(rows, quotes);
        return rows.stream()
                .map(row -> new HistoryEntryView(
                        row.at(),
                        actor(row.actor()),
                        row.actorName(),
                        change(row.action()),
                        ShownColumns.SHIPPED.recordType(row.table()).orElseThrow(),
                        about(row, quotes).map(called -> called.as(names)).filter(called -> called.after() != null).toList(),
                        row.changes().stream().map(seen -> named(seen, row, names)).toList()))
                .toList();
    }

    /// A field of a record, by the record's id.
    private record Asked(Called called, String id) {
        FieldChange as(Map<Reference, Map<String, String>> names) {
            var name = names.get(called.column()).get(id);
            return new FieldChange(called.path(), null, name, name);
        }
    }

    private static Stream<Asked> about(Row row, Map<String, String> quotes) {
        var own = CALLED.getOrDefault(row.table(), List.of()).stream().map(called -> new Asked(called, row.recordId()));
        var quote = quotes.get(row.recordId());
        return quote == null ? own : Stream.concat(CALLED.get("quote").stream().map(called -> new Asked(called, quote)), own);
    }

    /// The quotes of the lines that changed, by the line; one that is gone said it when it went.
    private Map<String, String> quotes(List<Row> rows) {
        var quotes = new HashMap<String, String>();
        var unsaid = new HashSet<String>();
        for (var row : rows) {
            if (row.table().equals("quote_line")) {
                if (row.said().has("quote_id")) {
                    quotes.put(row.recordId(), row.said().get("quote_id").asString());
                } else {
                    unsaid.add(row.recordId());
                }
            }
        }
        quotes.putAll(names(new Reference("quote_line", "quote_id"), unsaid));
        return quotes;
    }

    /// A value that is an id becomes the name of its record, of the record itself when it is in the same table.
    private static FieldChange named(Seen seen, Row row, Map<Reference, Map<String, String>> names) {
        var change = seen.change();
        if (seen.reference() == null) {
            return change;
        }
        var known = names.get(seen.reference());
        return new FieldChange(
                change.path(),
                change.mask(),
                id(change.before(), seen, row).map(known::get).orElse(null),
                id(change.after(), seen, row).map(known::get).orElse(null));
    }

    private static Optional<String> id(String value, Seen seen, Row row) {
        return Optional.ofNullable(value).map(id -> seen.reference().table().equals(row.table()) ? row.recordId() : id);
    }

    /// One look-up for each kind of name.
    private Map<Reference, Map<String, String>> names(List<Row> rows, Map<String, String> quotes) {
        var wanted = new HashMap<Reference, Set<String>>();
        for (var row : rows) {
            about(row, quotes).forEach(asked -> wanted.computeIfAbsent(asked.called().column(), _ -> new HashSet<>()).add(asked.id()));
            for (var seen : row.changes()) {
                if (seen.reference() != null) {
                    var ids = wanted.computeIfAbsent(seen.reference(), _ -> new HashSet<>());
                    Stream.of(seen.change().before(), seen.change().after()).flatMap(value -> id(value, seen, row).stream()).forEach(ids::add);
                }
            }
        }
        var names = new HashMap<Reference, Map<String, String>>();
        wanted.forEach((reference, ids) -> names.put(reference, names(reference, ids)));
        return names;
    }

    private Map<String, String> names(Reference reference, Set<String> ids) {
        var names = new HashMap<String, String>();
        if (!ids.isEmpty()) {
            sql.list(
                    "select id, " + reference.column() + " from " + reference.table() + " where id in (" + places(ids) + ")",
                    row -> names.put(row.text(), row.text()),
                    ids.toArray());
        }
        return names;
    }

    private static String places(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static Actor actor(String key) {
        return switch (key.replaceFirst(":.*", "")) {
            case "person" -> Actor.PERSON;
            case "order" -> Actor.LINK;
            case "unit" -> Actor.UNIT;
            case "visitor" -> Actor.VISITOR;
            default -> Actor.SYSTEM;
        };
    }

    private static Change change(String action) {
        return switch (action) {
            case "INSERT" -> Change.CREATED;
            case "DELETE" -> Change.DELETED;
            default -> Change.CHANGED;
        };
    }
}
