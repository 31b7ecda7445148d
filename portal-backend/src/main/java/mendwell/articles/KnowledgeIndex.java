package mendwell.articles;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mendwell.knowledge.Article;
import mendwell.knowledge.Hit;
import mendwell.knowledge.KnowledgeBase;
import mendwell.knowledge.LuceneKnowledgeBase;
import mendwell.knowledge.Question;
import mendwell.platform.Refusal;
import mendwell.platform.Settings;
import mendwell.platform.Sql;
import mendwell.platform.Startup;

/// The search index over the articles. One thread opens, rebuilds and changes it, one thing after the other, so that
/// nobody waits for it at the start or when an article is saved.
@ApplicationScoped
class KnowledgeIndex {
    private static final System.Logger LOG = System.getLogger(KnowledgeIndex.class.getName());
    private static final int PATIENCE_SECONDS = 5;
    private static final String ARTICLES =
            "select id, language, title, body_markdown, audience, products, changed_at from article where status = 'PUBLISHED'";

    private final Sql sql;
    private final Settings settings;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("knowledge-index").factory());
    private final CompletableFuture<KnowledgeBase> opened = new CompletableFuture<>();
    /// A search only computes: more at once than there are processors would make each of them slower, and some wait long.
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /// The index is still being opened, or its disk failed.
    static final class SearchUnavailable extends Refusal {
        SearchUnavailable() {
            super(503, "search-unavailable");
        }
    }

    @Inject
    KnowledgeIndex(Sql sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    void open(@Observes Startup begun) {
        worker.execute(() -> {
            try {
                var index = LuceneKnowledgeBase.on(settings.data().resolve("index"));
                var published = sql.one("select count(*) from article where status = 'PUBLISHED'", Sql.Row::number).orElse(0L);
                if (index.size() != published) {
                    LOG.log(Level.INFO, "Making the search index from {0} articles", published);
                    index.replaceAll(sql.list(ARTICLES, KnowledgeIndex::article).stream());
                }
                opened.complete(index);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The search index cannot be opened; search stays off until the next start", e);
                opened.completeExceptionally(e);
            }
        });
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArticleWritten written) {
        worker.execute(() -> {
            try {
                sql.one(ARTICLES + " and id = ?", KnowledgeIndex::article, written.id())
                        .ifPresentOrElse(opened.join()::put, () -> opened.join().remove(written.id().toString()));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Article " + written.id() + " could not be indexed; the next start compares again", e);
            }
        });
    }

    /// @throws SearchUnavailable when there is no index within a few seconds
    List<Hit> search(Question question) {
        try {
            var index = opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            turns.acquire();
            try {
                return index.search(question).hits();
            } finally {
                turns.release();
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new SearchUnavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable();
        }
    }

    private static Article article(Sql.Row row) throws SQLException {
        return new Article(
                row.text(),
                row.text(),
                row.text(),
                Markdown.text(row.text()),
                audiences(row.value(Audience.class)),
                Set.copyOf(Articles.words(row.text())),
                row.instant());
    }

    private static Set<String> audiences(Audience audience) {
        return Set.of(audience.name());
    }

    @PreDestroy
    void close() {
        worker.close(); // lets what is waiting be written
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().close();
        }
    }
}
