package mendwell.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mendwell.access.CurrentRequest;
import mendwell.audit.AuditTrail;
import mendwell.knowledge.Hit;
import mendwell.knowledge.Question;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Sql;

/// Finds, shows and keeps articles.
@ApplicationScoped
@InTransaction
public class Articles {
    private static final int PASSAGE = 120;

    private final Sql sql;
    private final KnowledgeIndex index;
    private final AuditTrail audit;
    private final CurrentRequest request;
    private final Event<ArticleWritten> written;

    @Inject
    Articles(Sql sql, KnowledgeIndex index, AuditTrail audit, CurrentRequest request, Event<ArticleWritten> written) {
        this.sql = sql;
        this.index = index;
        this.audit = audit;
        this.request = request;
        this.written = written;
    }

    /// Publishes a new article.
    public UUID publish(NewArticle article) {
        var id = Ids.next();
        sql.update(
                "insert into article(id, translation_group, language, title, body_markdown, audience, products, status, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'PUBLISHED', ?)",
                id,
                article.translationGroup(),
                article.language().tag(),
                article.title(),
                article.markdown(),
                article.audience(),
                String.join(",", article.products()),
                article.changedAt());
        var values = new LinkedHashMap<String, Object>();
        values.put("translation_group", article.translationGroup().toString());
        values.put("language", article.language().tag());
        values.put("title", article.title());
        values.put("body_markdown", article.markdown());
        values.put("audience", article.audience().name());
        values.put("products", String.join(",", article.products()));
        values.put("status", "PUBLISHED");
        audit.record(AuditTrail.Action.INSERT, "article", id.toString(), null, values);
        keep(id, 1, article);
        changed(id);
        return id;
    }

    /// Publishes the next version of an article; a retired one comes back by that.
    /// @param article its language and group stay what they are
    /// @throws NotFound when there is none
    public void revise(UUID id, NewArticle article) {
        var products = String.join(",", article.products());
        var before = sql.one(
                        "select title, body_markdown, audience, products, status from article where id = ? for update",
                        row -> List.of(row.text(), row.text(), row.text(), row.text(), row.text()),
                        id)
                .orElseThrow(NotFound::new);
        sql.update(
                "update article set title = ?, body_markdown = ?, audience = ?, products = ?, status = 'PUBLISHED', changed_at = ?, version = version + 1"
                        + " where id = ?",
                article.title(),
                article.markdown(),
                article.audience(),
                products,
                article.changedAt(),
                id);
        var after = List.of(article.title(), article.markdown(), article.audience().name(), products, "PUBLISHED");
        var columns = List.of("title", "body_markdown", "audience", "products", "status");
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                values.put(columns.get(i), List.of(before.get(i), after.get(i)));
            }
        }
        audit.record(AuditTrail.Action.UPDATE, "article", id.toString(), null, values);
        var newest = sql.one("select max(version_number) from article_version where article_id = ?", Sql.Row::integer, id).orElseThrow();
        keep(id, newest + 1, article);
        changed(id);
    }

    /// Takes an article from its readers, or gives it back to them, as it is.
    public void put(UUID id, ArticleStatus status) {
        var now = sql.one("select status from article where id = ? for update", row -> row.value(ArticleStatus.class), id)
                .orElseThrow(NotFound::new);
        if (now != status) {
            sql.update("update article set status = ?, version = version + 1 where id = ?", status, id);
            audit.record(AuditTrail.Action.UPDATE, "article", id.toString(), null, Map.of("status", List.of(now.name(), status.name())));
            changed(id);
        }
    }

    private void keep(UUID id, int number, NewArticle article) {
        var version = Ids.next();
        sql.update(
                "insert into article_version(id, article_id, version_number, language, title, body_markdown, audience, products, written_by, approved_by,"
                        + " published_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                version,
                id,
                number,
                article.language().tag(),
                article.title(),
                article.markdown(),
                article.audience(),
                String.join(",", article.products()),
                article.writtenBy(),
                article.approvedBy(),
                article.changedAt());
        audit.record(AuditTrail.Action.INSERT, "article_version", version.toString(), null, Map.of("article_id", id.toString(), "version_number", number));
    }

    /// For the search index: of this node when the transaction is over, and of every node by the row.
    private void changed(UUID id) {
        sql.update("insert into article_change(article_id, at) values (?, utc_timestamp(6))", id);
        written.fire(new ArticleWritten(id));
    }

    /// Best hits first; without words the newest, those about the product and in the caller's language first.
    List<ArticleHit> search(String words, String product, int limit) {
        return words.isBlank() ? newest(product, limit) : found(words, product, limit);
    }

    private List<ArticleHit> newest(String product, int limit) {
        var audiences = Audience.of(request.caller());
        var parameters = new ArrayList<Object>(audiences);
        parameters.addAll(List.of(product, request.language().tag(), limit));
        return sql.list(
                "select id, language, title, body_markdown, products from article where status = 'PUBLISHED' and audience in ("
                        + marks(audiences) + ") order by find_in_set(?, products) > 0 desc, language = ? desc, changed_at desc, id desc limit ?",
                row -> new ArticleHit(row.uuid(), row.text(), plain(row.text()), plain(beginning(row.text())), words(row.text())),
                parameters.toArray());
    }

    private List<ArticleHit> found(String words, String product, int limit) {
        var audiences = Audience.of(request.caller());
        var hits = index.search(Collections.max(audiences), new Question(
                words,
                audiences.stream().map(Audience::name).collect(Collectors.toSet()),
                Optional.of(product).filter(model -> !model.isBlank()),
                request.language().tag(),
                limit));
        if (hits.isEmpty()) {
            return List.of();
        }
        // The index may be a moment behind; the database decides what is still published, and for whom.
        record Known(UUID id, String language, List<String> products) {}
        var parameters = new ArrayList<Object>(hits.stream().map(Hit::id).toList());
        parameters.addAll(audiences);
        Map<String, Known> known = sql
                .list(
                        "select id, language, products from article where id in (" + marks(hits)
                                + ") and status = 'PUBLISHED' and audience in (" + marks(audiences) + ")",
                        row -> new Known(row.uuid(), row.text(), words(row.text())),
                        parameters.toArray())
                .stream()
                .collect(Collectors.toMap(article -> article.id.toString(), Function.identity()));
        return hits.stream()
                .filter(hit -> known.containsKey(hit.id()))
                .map(hit -> {
                    var article = known.get(hit.id());
                    return new ArticleHit(
                            article.id,
                            article.language,
                            SegmentView.of(hit.title()),
                            SegmentView.of(hit.passage()),
                            article.products);
                })
                .toList();
    }

    /// @throws NotFound also when it is not for this caller
    ArticleView article(UUID id) {
        var audiences = Audience.of(request.caller());
        record Found(ArticleView view, UUID group) {}
        var found = sql.one(
                        "select id, language, title, body_markdown, products, changed_at, translation_group from article where id = ?"
                                + " and status = 'PUBLISHED' and audience in (" + marks(audiences) + ")",
                        row -> new Found(
                                new ArticleView(
                                        row.uuid(),
                                        row.text(),
                                        row.text(),
                                        Markdown.html(row.text()),
                                        words(row.text()),
                                        row.instant(),
                                        List.of()),
                                row.uuid()),
                        with(id, audiences))
                .orElseThrow(NotFound::new);
        var translations = sql.list(
                "select id, language, title from article where translation_group = ? and status = 'PUBLISHED' and audience in ("
                        + marks(audiences) + ") order by language",
                row -> new ArticleView.Translation(row.uuid(), row.text(), row.text()),
                with(found.group, audiences));
        var view = found.view;
        return new ArticleView(
                view.id(),
                view.language(),
                view.title(),
                view.html(),
                view.products(),
                view.changedAt(),
                translations.stream().filter(other -> !other.id().equals(id)).toList());
    }

    private static String beginning(String markdown) {
        var text = Markdown.text(markdown).replaceAll("\\s+", " ");
        return text.codePointCount(0, text.length()) <= PASSAGE ? text : text.substring(0, text.offsetByCodePoints(0, PASSAGE)) + "…";
    }

    private static List<SegmentView> plain(String text) {
        return List.of(new SegmentView(text, false));
    }

    /// What a column holds separated by commas.
    public static List<String> words(String separatedByCommas) {
        return Arrays.stream(separatedByCommas.split(",")).filter(word -> !word.isBlank()).toList();
    }

    private static String marks(Collection<?> values) {
        return "?,".repeat(values.size() - 1) + "?";
    }

    private static Object[] with(UUID id, Set<Audience> audiences) {
        var parameters = new ArrayList<Object>(List.of(id));
        parameters.addAll(audiences);
        return parameters.toArray();
    }
}
