package mendwell.articledrafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mendwell.access.CurrentRequest;
import mendwell.articles.ArticleStatus;
import mendwell.articles.Articles;
import mendwell.articles.Audience;
import mendwell.articles.Markdown;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Sql;

/// Articles that were published, retired ones too, with all their versions.
@ApplicationScoped
@InTransaction
class KeptArticles {
    private static final String FROM = """
             from article a
              join article_version v on v.article_id = a.id
                and v.version_number = (select max(version_number) from article_version where article_id = a.id)
              left join article_draft d on d.article_id = a.id and d.closed_at is null
            where\s""";

    private final Sql sql;
    private final Articles articles;
    private final Keepers keepers;
    private final CurrentRequest request;

    @Inject
    KeptArticles(Sql sql, Articles articles, Keepers keepers, CurrentRequest request) {
        this.sql = sql;
        this.articles = articles;
        this.keepers = keepers;
        this.request = request;
    }

    /// Published last first.
    Page<KeptArticleRow> page(ArticleStatus status, Cursor after, int limit) {
        keepers.requireReading();
        var changed = request.sortKey("keptArticle", "changedAt", "a.changed_at");
        var where = new StringBuilder("a.status = ?");
        var parameters = new ArrayList<Object>(List.of(status));
        if (after != null) {
            where.append(" and (%1$s < ? or %1$s = ? and a.id < ?)".formatted(changed.column()));
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit + 1);
        var found = sql.list(
                "select a.id, a.language, a.title, a.audience, a.products, a.status, v.version_number, a.changed_at, d.id" + FROM + where
                        + " order by " + changed.column() + " desc, a.id desc limit ?",
                row -> new KeptArticleRow(
                        row.uuid(),
                        row.text(),
                        row.text(),
                        row.value(Audience.class),
                        Articles.words(row.text()),
                        row.value(ArticleStatus.class),
                        row.integer(),
                        row.instant(),
                        row.uuid()),
                parameters.toArray());
        return Page.of(KeptArticleRow.class, found, limit, article -> changed.cursor(article.changedAt(), article.id()));
    }

    Answer<KeptArticleView> show(UUID id) {
        keepers.requireReading();
        return sql.one(
                        "select a.version, a.id, a.language, a.title, a.body_markdown, a.audience, a.products, a.status, v.version_number, v.id, a.changed_at, d.id"
                                + FROM + "a.id = ?",
                        row -> {
                            var version = row.integer();
                            var article = new KeptArticleView(
                                    row.uuid(),
                                    row.text(),
                                    row.text(),
                                    Markdown.html(row.text()),
                                    row.value(Audience.class),
                                    Articles.words(row.text()),
                                    row.value(ArticleStatus.class),
                                    row.integer(),
                                    row.uuid(),
                                    row.instant(),
                                    row.uuid(),
                                    List.of());
                            return Answer.of(article.with(moves(article)), version);
                        },
                        id)
                .orElseThrow(NotFound::new);
    }

    private List<ArticleMove> moves(KeptArticleView article) {
        var moves = new ArrayList<ArticleMove>();
        if (keepers.write() && article.draftId() == null) {
            moves.add(ArticleMove.EDIT);
        }
        if (keepers.retire()) {
            moves.add(article.status() == ArticleStatus.PUBLISHED ? ArticleMove.RETIRE : ArticleMove.BRING_BACK);
        }
        return List.copyOf(moves);
    }

    void put(UUID id, ArticleStatus status) {
        keepers.requireReading();
        var version = sql.one("select version from article where id = ? for update", Sql.Row::integer, id).orElseThrow(NotFound::new);
        keepers.require(keepers.retire());
        request.requireVersion(version);
        articles.put(id, status);
    }

    /// Newest first.
    /// @param before only those with a lower number
    Page<ArticleVersionRow> versions(UUID article, int before, int limit) {
        keepers.requireReading();
        if (sql.one("select 1 from article where id = ?", Sql.Row::integer, article).isEmpty()) {
            throw new NotFound();
        }
        var found = sql.list(
                "select id, version_number, title, audience, written_by, approved_by, published_at from article_version where article_id = ?"
                        + " and version_number < ? order by version_number desc limit ?",
                row -> new ArticleVersionRow(
                        row.uuid(), row.integer(), row.text(), row.value(Audience.class), row.text(), row.text(), row.instant()),
                article,
                before,
                limit + 1);
        var shown = found.stream().limit(limit).toList();
        return new Page<>(ArticleVersionRow.class, shown, found.size() > limit ? String.valueOf(shown.getLast().number()) : null);
    }

    /// @throws BadInput when it is no place in a list of versions
    static int before(String cursor) {
        try {
            return cursor == null ? Integer.MAX_VALUE : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.at("?cursor", "cursor");
        }
    }

    Answer<ArticleVersionView> version(UUID id) {
        keepers.requireReading();
        return sql.one(
                        "select id, article_id, version_number, language, title, body_markdown, audience, products, written_by, approved_by, published_at"
                                + " from article_version where id = ?",
                        row -> {
                            var version = row.uuid();
                            var article = row.uuid();
                            var number = row.integer();
                            var language = row.text();
                            var title = row.text();
                            var markdown = row.text();
                            return Answer.of(new ArticleVersionView(
                                    version,
                                    article,
                                    number,
                                    language,
                                    title,
                                    markdown,
                                    Markdown.html(markdown),
                                    row.value(Audience.class),
                                    Articles.words(row.text()),
                                    row.text(),
                                    row.text(),
                                    row.instant()));
                        },
                        id)
                .orElseThrow(NotFound::new);
    }
}
