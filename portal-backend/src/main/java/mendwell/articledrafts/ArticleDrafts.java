package mendwell.articledrafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mendwell.access.Caller;
import mendwell.access.CurrentRequest;
import mendwell.articledrafts.ArticleDraft.Text;
import mendwell.articles.Articles;
import mendwell.articles.Audience;
import mendwell.articles.Markdown;
import mendwell.articles.NewArticle;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import mendwell.platform.Sql;

/// The verbs of drafts.
@ApplicationScoped
@InTransaction
class ArticleDrafts {
    private static final List<String> SET = List.of("language", "title", "markdown", "audience", "products");

    private final EntityManager entities;
    private final Sql sql;
    private final Articles articles;
    private final Keepers keepers;
    private final CurrentRequest request;
    private final Clock clock;

    @Inject
    ArticleDrafts(EntityManager entities, Sql sql, Articles articles, Keepers keepers, CurrentRequest request, Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.articles = articles;
        this.keepers = keepers;
        this.request = request;
        this.clock = clock;
    }

    /// Open ones, the latest change first.
    /// @param state only these; null for all
    /// @param mine only those that the caller began
    Page<ArticleDraftRow> page(DraftState state, boolean mine, Cursor after, int limit) {
        keepers.requireReading();
        var changed = request.sortKey("articleDraft", "changedAt", "changed_at");
        var where = new StringBuilder("closed_at is null");
        var parameters = new ArrayList<Object>();
        if (state != null) {
            where.append(" and state = ?");
            parameters.add(state);
        }
        if (mine) {
            where.append(" and author = ?");
            parameters.add(request.caller().key());
        }
        if (after != null) {
            where.append(" and (%1$s < ? or %1$s = ? and id < ?)".formatted(changed.column()));
            parameters.addAll(List.of(after.time(), after.time(), after.id()));
        }
        parameters.add(limit + 1);
        var found = sql.list(
                "select id, article_id, language, title, audience, products, state, author_name, changed_by_name, changed_at from article_draft where "
                        + where + " order by " + changed.column() + " desc, id desc limit ?",
                row -> new ArticleDraftRow(
                        row.uuid(),
                        row.uuid(),
                        row.text(),
                        row.text(),
                        row.value(Audience.class),
                        Articles.words(row.text()),
                        row.value(DraftState.class),
                        row.text(),
                        row.text(),
                        row.instant()),
                parameters.toArray());
        return Page.of(ArticleDraftRow.class, found, limit, draft -> changed.cursor(draft.changedAt(), draft.id()));
    }

    Answer<ArticleDraftView> show(UUID id) {
        var draft = readable(id);
        entities.flush(); // for its new version
        return Answer.of(view(draft), draft.version);
    }

    Answer<ArticleDraftView> made(UUID id) {
        var made = show(id);
        return Answer.created(made.data(), made.version(), "article-drafts/" + id);
    }

    UUID add(NewArticleDraft wanted) {
        keepers.require(keepers.write());
        var text = wanted.text();
        requireProducts(text.products(), List.of());
        return persist(null, wanted.translationOf() == null ? Ids.next() : groupOf(wanted.translationOf(), text.language()), text);
    }

    private UUID groupOf(UUID article, String language) {
        var group = sql.one("select translation_group from article where id = ?", Sql.Row::uuid, article)
                .orElseThrow(() -> BadInput.at("/translationOf", "unknown-record"));
        requireNotIn(group, language);
        return group;
    }

    private void requireNotIn(UUID group, String language) {
        if (sql.one("select 1 from article where translation_group = ? and language = ? limit 1", Sql.Row::integer, group, language).isPresent()) {
            throw BadInput.at("/language", "article-in-language");
        }
    }

    /// A draft of an article's next version, beginning with what this version said.
    /// @throws ArticleDraftRefused when the article has an open one
    UUID begin(UUID version) {
        keepers.require(keepers.write());
        request.fields().requireCreatable("articleDraft", SET);
        record Found(UUID article, Text text) {}
        var found = sql.one(
                        "select article_id, language, title, body_markdown, audience, products from article_version where id = ?",
                        row -> new Found(
                                row.uuid(),
                                new Text(row.text(), row.text(), row.text(), row.value(Audience.class), Articles.words(row.text()))),
                        version)
                .orElseThrow(NotFound::new);
        var group = sql.one("select translation_group from article where id = ? for update", Sql.Row::uuid, found.article).orElseThrow();
        if (sql.one("select 1 from article_draft where article_id = ? and closed_at is null limit 1", Sql.Row::integer, found.article).isPresent()) {
            throw ArticleDraftRefused.openAlready();
        }
        return persist(found.article, group, found.text);
    }

    private UUID persist(UUID article, UUID group, Text text) {
        var draft = new ArticleDraft(Ids.next(), article, group, text, caller(), now());
        entities.persist(draft);
        return draft.id;
    }

    void change(UUID id, Patch<ArticleDraftChange> patch) {
        var draft = forMove(id, keepers.write());
        if (patch.values().products() != null) {
            requireProducts(patch.values().products(), draft.text().products());
        }
        draft.change(patch, caller(), now());
    }

    void send(UUID id) {
        forMove(id, keepers.write()).send(now());
    }

    void withdraw(UUID id) {
        forMove(id, keepers.write()).withdraw(now());
    }

    void discard(UUID id) {
        forMove(id, keepers.write()).discard(now());
    }

    void sendBack(UUID id, String reason) {
        forMove(id, keepers.review()).sendBack(reason.strip(), caller(), now());
    }

    /// Approves and publishes it.
    void approve(UUID id) {
        var draft = forMove(id, keepers.review());
        draft.approve(caller(), now());
        var article = new NewArticle(
                draft.translationGroup,
                Language.of(draft.language),
                draft.title,
                draft.markdown,
                draft.audience,
                Articles.words(draft.products),
                draft.changedAt,
                draft.changedByName,
                draft.decidedBy);
        if (draft.articleId == null) {
            // One reviewer after the other: two could publish a translation into the same language.
            sql.list("select id from article where translation_group = ? for update", Sql.Row::uuid, draft.translationGroup);
            requireNotIn(draft.translationGroup, draft.language);
            draft.articleId = articles.publish(article);
        } else {
            articles.revise(draft.articleId, article);
        }
    }

    private ArticleDraft forMove(UUID id, boolean allowed) {
        var draft = readable(id);
        keepers.require(allowed);
        request.requireVersion(draft.version);
        return draft;
    }

    private ArticleDraft readable(UUID id) {
        keepers.requireReading();
        var draft = entities.find(ArticleDraft.class, id);
        if (draft == null) {
            throw new NotFound();
        }
        return draft;
    }

    /// @param known need not be asked for again: a model may be gone since
    private void requireProducts(List<String> models, List<String> known) {
        for (int i = 0; i < models.size(); i++) {
            if (!known.contains(models.get(i))
                    && sql.one("select 1 from product where model = ?", Sql.Row::integer, models.get(i)).isEmpty()) {
                throw BadInput.at("/products/" + i, "unknown-record");
            }
        }
    }

    private ArticleDraftView view(ArticleDraft draft) {
        var newest = draft.articleId == null
                ? null
                : sql.one("select id from article_version where article_id = ? order by version_number desc limit 1", Sql.Row::uuid, draft.articleId)
                        .orElse(null);
        return new ArticleDraftView(
                draft.id,
                draft.articleId,
                newest,
                draft.language,
                draft.title,
                draft.markdown,
                Markdown.html(draft.markdown),
                draft.audience,
                Articles.words(draft.products),
                draft.state,
                draft.authorName,
                draft.changedByName,
                draft.changedAt,
                draft.decidedBy,
                draft.reason,
                moves(draft));
    }

    private List<DraftMove> moves(ArticleDraft draft) {
        var moves = new ArrayList<DraftMove>();
        if (keepers.write() && draft.state.isEditable()) {
            moves.addAll(List.of(DraftMove.CHANGE, DraftMove.SEND, DraftMove.DISCARD));
        }
        if (draft.state == DraftState.IN_REVIEW) {
            if (keepers.write()) {
                moves.add(DraftMove.WITHDRAW);
            }
            if (keepers.review()) {
                if (!draft.isLastChangedBy(caller())) {
                    moves.add(DraftMove.APPROVE);
                }
                moves.add(DraftMove.RETURN);
            }
        }
        return List.copyOf(moves);
    }

    private Caller caller() {
        return request.caller();
    }

    private Instant now() {
        return clock.instant();
    }
}
