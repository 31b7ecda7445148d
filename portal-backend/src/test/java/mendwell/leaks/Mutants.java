package mendwell.leaks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// The product, broken on purpose: one source file with a few words changed, compiled to stand before the right one on the
/// class path of both worlds. A mutant whose words are no longer there fails, so that this list stays true.
enum Mutants {
    RECORD("warehouse", "record,list", "../security/src/main/java/mendwell/security/CallerPlan.java", "right == Access.HIDDEN", "false"),
    MASK("editor", "record,list", "../security/src/main/java/mendwell/security/CallerPlan.java", "right == Access.MASKED", "false"),
    ANSWER("engineer", "record", "../security/src/main/java/mendwell/security/Governed.java", "if (access != Access.HIDDEN)", "if (access != null)"),
    HISTORY(
            "engineer", "history", "../security/src/main/java/mendwell/security/FieldChange.java",
            "return caller.access(field.substring(0, dot), field.substring(dot + 1));", "return Access.READ;"),
    HISTORY_MASK("warehouse", "history", "../security/src/main/java/mendwell/security/FieldChange.java", "masked(before), masked(after)", "before, after"),
    HISTORY_COUNT("engineer", "history", "src/main/java/mendwell/history/History.java", "!row.changes().isEmpty() &&", "true &&"),
    COUNT("editor", "record", "../security/src/main/java/mendwell/security/Projection.java", "boolean empty = plan.access().isEmpty();", "boolean empty = false;"),
    FILTER("customer", "filter,search,paging", "src/main/java/mendwell/orderpages/OrderList.java", "\"o.status = ?\"", "\"o.status = ? and o.priority <> 'P2'\""),
    SORT(
            "customer", "list,filter,paging", "src/main/java/mendwell/orderpages/OrderList.java",
            "order by o.created_at desc, o.id desc\"\"\"", "order by o.priority, o.created_at desc, o.id desc\"\"\""),
    SORT_KEY("editor", "list,paging", "src/main/java/mendwell/access/SortKey.java", "access == Access.HIDDEN ?", "access == null ?"),
    UNIT_ORDERS("engineer", "record,list", "src/main/java/mendwell/equipment/Equipment.java", "visibleOrders.rows()", "Rows.ALL"),
    SEARCH("editor", "search", "src/main/java/mendwell/orderpages/OrderList.java", "fields.mayRange(\"workOrderRow\", \"customerName\")", "true"),
    INDEX("visitor", "search", "src/main/java/mendwell/articles/KnowledgeIndex.java", ".get(reader)", ".get(Audience.STAFF)"),
    HIGHLIGHT(
            "visitor", "search", "src/main/java/mendwell/articles/Articles.java",
            "index.search(Collections.max(audiences)", "index.search(Audience.STAFF",
            "audiences.stream().map(Audience::name).collect(Collectors.toSet())", "Set.of(\"PUBLIC\", \"CUSTOMER\", \"STAFF\")",
            "+ \") and status = 'PUBLISHED' and audience in (\"", "+ \") and status = 'PUBLISHED' and 'PUBLIC' in (\""),
    SUGGESTION(
            "visitor", "list,paging", "src/main/java/mendwell/articles/Articles.java",
            "from article where status = 'PUBLISHED' and audience in (\"", "from article where status = 'PUBLISHED' and 'PUBLIC' in (\""),
    DRAFT(
            "visitor", "list,paging", "src/main/java/mendwell/articles/Articles.java",
            "select id, language, title, body_markdown, products from article where status = 'PUBLISHED' and audience in (\"",
            "select id, language, title, body_markdown, products from (select id, language, title, body_markdown, products, audience, changed_at from article"
                    + " union all select id, language, title, body_markdown, products, audience, changed_at from article_draft) article where audience in (\""),
    DRAFT_INDEX(
            "visitor", LeaksIT.INDEX, "src/main/java/mendwell/articles/KnowledgeIndex.java",
            "audience, products, changed_at from article where status = 'PUBLISHED'\"",
            "audience, products, changed_at from (select id, language, title, body_markdown, audience, products, changed_at from article where status = 'PUBLISHED'"
                    + " union all select id, language, title, body_markdown, audience, products, changed_at from article_draft) article where true\""),
    PROBLEM(
            "engineer", "record", "src/main/java/mendwell/workorders/WorkOrders.java",
            "if (!visible.contains(id)) {\n            throw new NotFound();",
            "if (!visible.contains(id)) {\n            throw mendwell.platform.BadInput.at(\"/\" + sql.one(\"select priority from work_order where id = ?\", Sql.Row::text, id), \"required\");"),
    ETAG(
            "editor", "record", "src/main/java/mendwell/orderpages/OrderPage.java",
            "return Answer.of(view(order, later(order), null), order.version());", "return Answer.of(view(order, later(order), null), order.version() * 10 + order.priority().ordinal());"),
    EXPORT("agent", "export", "../security/src/main/java/mendwell/security/CallerPlan.java", "export != Access.HIDDEN &&", "true &&"),
    GROUP(
            "customer", "group", "src/main/java/mendwell/access/AskedFields.java",
            "request.fields().requireRangeable(asked.fields.fieldOf(), given.get(asked.parameter));", ""),
    PUSH("customer", Outbound.CHANNEL, "src/main/java/mendwell/changes/ChangesResource.java", "notice -> mayKnow(caller, notice.kind())\n                && mayKnow(reader, notice.kind())\n                &&", "notice ->"),
    /// What is printed is seen with all eyes instead of its readers'.
    PDF("customer", Outbound.CHANNEL, "src/main/java/mendwell/signatures/Letterhead.java", ".viewFor(Set.of(role))", ".viewFor(Set.of(\"admin\"))"),
    /// What is mailed is seen with all eyes instead of its reader's.
    MAIL("customer", Outbound.CHANNEL, "src/main/java/mendwell/notifications/Letters.java", ".viewFor(reader.roles())", ".viewFor(java.util.Set.of(\"admin\"))"),
    /// What is sent is seen with all eyes instead of the subscription's.
    WEBHOOK("customer", Outbound.CHANNEL, "src/main/java/mendwell/webhooks/Envelopes.java", ".viewFor(webhook.roles())", ".viewFor(java.util.Set.of(\"admin\"))"),
    /// The fact that something happened is told to those who may not see what.
    OCCASION("customer", Outbound.CHANNEL, "src/main/java/mendwell/webhooks/Envelopes.java", "yield changed.isEmpty() ? Optional.empty() :", "yield false ? Optional.empty() :");

    final String caller;
    final List<String> channels;
    private final Path source;
    private final Map<String, String> changes = new LinkedHashMap<>();

    /// @param caller who should notice
    /// @param channels where, with commas
    /// @param changes words and what stands in their place, in turn
    Mutants(String caller, String channels, String source, String... changes) {
        this.caller = caller;
        this.channels = List.of(channels.split(","));
        this.source = Path.of(source);
        for (int i = 0; i < changes.length; i += 2) {
            this.changes.put(changes[i], changes[i + 1]);
        }
    }

    /// Compiles the broken class.
    /// @return the folder to stand first on the class path
    Path compiled() throws IOException {
        var text = Files.readString(source);
        for (var change : changes.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalStateException(source + " no longer says: " + change.getKey());
            }
            text = text.replace(change.getKey(), change.getValue());
        }
        var folder = World.temporary();
        var file = folder.resolve(source.getFileName());
        Files.writeString(file, text);
        var options = new ArrayList<>(List.of("-proc:none", "-parameters", "-nowarn", "-d", folder.toString(), "-cp", World.classPath(), file.toString()));
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(this + " does not compile");
        }
        return folder;
    }

    static String joined(Path first, String others) {
        return first == null ? others : first + File.pathSeparator + others;
    }
}
