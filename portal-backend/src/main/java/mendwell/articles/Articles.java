package mendwell.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
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
    private final Clock clock;
    private final Event<ArticleWritten> written;

    @Inject
    Articles(Sql sql, KnowledgeIndex index, AuditTrail audit, CurrentRequest request, Clock clock, Event<ArticleWritten> written) {
        this.sql = sql;
        this.index = index;
        this.audit = audit;
        this.request = request;
        this.clock = clock;
        this.written = written;
    }

    /// Publishes an article.
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
        written.fire(new ArticleWritten(id));
        return id;
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

    static List<String> words(String separatedByCommas) {
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
