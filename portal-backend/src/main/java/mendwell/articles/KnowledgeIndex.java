package mendwell.articles;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
///
/// Each audience has an index of its own, of just the articles it may read: how rare a word is, how long articles are and
/// which words resemble each other decide the order of hits, and must not tell of articles that are for others.
///
/// What changed is read from the log `article_change`: at the start from where this index left off, then every second, so
/// that it follows other nodes too. What this node changes itself is in after the commit. Putting an article in twice does
/// no harm, so a commit that comes late is met by looking back a little.
@ApplicationScoped
class KnowledgeIndex {
    private static final System.Logger LOG = System.getLogger(KnowledgeIndex.class.getName());
    private static final int PATIENCE_SECONDS = 5;
    private static final String ARTICLES =
            "select id, language, title, body_markdown, audience, products, changed_at from article where status = 'PUBLISHED'";

    private static final Duration LATE = Duration.ofMinutes(1);

    private final Sql sql;
    private final Settings settings;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("knowledge-index").factory());
    /// Only the worker's: changes taken in lately, and until when there are no others.
    private final Map<Long, UUID> followed = new HashMap<>();
    private Instant followedUntil;

    private final CompletableFuture<Map<Audience, KnowledgeBase>> opened = new CompletableFuture<>();
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
                var now = now();
                var known = leftOff();
                var articles = sql.list(ARTICLES, KnowledgeIndex::article);
                var indexes = new EnumMap<Audience, KnowledgeBase>(Audience.class);
                for (var audience : Audience.values()) {
                    var index = LuceneKnowledgeBase.on(settings.data().resolve("index").resolve(audience.name()));
                    var readable = articles.stream().filter(article -> isFor(audience, article)).toList();
                    if (known.isEmpty() || index.size() != readable.size()) {
                        LOG.log(Level.INFO, "Making the search index for {0} from {1} articles", audience, readable.size());
                        index.replaceAll(readable.stream());
                    }
                    indexes.put(audience, index);
                }
                followedUntil = known.orElse(now);
                if (known.isEmpty()) {
                    remember(now);
                }
                follow(indexes);
                opened.complete(indexes);
                worker.scheduleWithFixedDelay(() -> followQuietly(indexes), 1, 1, TimeUnit.SECONDS);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The search index cannot be opened; search stays off until the next start", e);
                opened.completeExceptionally(e);
            }
        });
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArticleWritten written) {
        worker.execute(() -> {
            try {
                index(opened.join(), written.id());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Article " + written.id() + " could not be indexed now; the log of changes tells of it again", e);
            }
        });
    }

    private void index(Map<Audience, KnowledgeBase> indexes, UUID id) {
        var article = sql.one(ARTICLES + " and id = ?", KnowledgeIndex::article, id);
        indexes.forEach((audience, index) ->
                article.filter(found -> isFor(audience, found)).ifPresentOrElse(index::put, () -> index.remove(id.toString())));
    }

    private void followQuietly(Map<Audience, KnowledgeBase> indexes) {
        try {
            follow(indexes);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot look for changed articles; searches go on with those known", e);
        }
    }

    /// Takes in what changed since the last time.
    private void follow(Map<Audience, KnowledgeBase> indexes) {
        var now = now();
        var changes = new HashMap<Long, UUID>();
        sql.list("select id, article_id from article_change where at > ?", row -> changes.put(row.number(), row.uuid()), followedUntil.minus(LATE));
        var fresh = changes.entrySet().stream().filter(change -> !followed.containsKey(change.getKey())).map(Map.Entry::getValue).distinct().toList();
        fresh.forEach(id -> index(indexes, id));
        followed.clear();
        followed.putAll(changes);
        followedUntil = now;
        if (!fresh.isEmpty()) {
            remember(now);
        }
    }

    /// The database's clock, by which changes are dated: nodes need not agree on theirs.
    private Instant now() {
        return sql.one("select utc_timestamp(6)", Sql.Row::instant).orElseThrow();
    }

    private Optional<Instant> leftOff() {
        try {
            return Optional.of(Instant.parse(Files.readString(place()).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty(); // a new index, or one of before the log: it is made anew
        }
    }

    private void remember(Instant until) {
        try {
            Files.writeString(place(), until.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place() {
        return settings.data().resolve("index").resolve("followed-until");
    }

    /// @param reader the narrowest audience that holds everything the reader may see
    /// @throws SearchUnavailable when there is no index within a few seconds
    List<Hit> search(Audience reader, Question question) {
        try {
            var index = opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(reader);
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

    /// What is for an audience is also for those named after it.
    private static boolean isFor(Audience audience, Article article) {
        return article.audiences().stream().allMatch(name -> Audience.valueOf(name).compareTo(audience) <= 0);
    }

    private static Set<String> audiences(Audience audience) {
        return Set.of(audience.name());
    }

    @PreDestroy
    void close() {
        worker.close(); // lets what is waiting be written
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().values().forEach(KnowledgeBase::close);
        }
    }
}
