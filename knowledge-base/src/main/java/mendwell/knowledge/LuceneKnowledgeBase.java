package mendwell.knowledge;

import static mendwell.knowledge.Analyzers.CODE;
import static mendwell.knowledge.Analyzers.PINYIN;
import static mendwell.knowledge.Asking.BODY;
import static mendwell.knowledge.Asking.TITLE;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mendwell.knowledge.Passage.Span;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;

/// A knowledge base in one Lucene index, on disk or in memory.
///
/// Searches read the last commit; changes are written, committed and only then shown.
public final class LuceneKnowledgeBase implements KnowledgeBase {
    private static final System.Logger LOG = System.getLogger(LuceneKnowledgeBase.class.getName());

    /// Counts the ways articles have been indexed: raise it when fields or analyzers change, and old indexes are
    /// rebuilt.
    private static final String LAYOUT = "2";

    /// So many articles at most are kept in one segment: sums of scores are rounded in another order over several, and nodes
    /// that took in the same articles at other times would order hits that nearly tie differently.
    private static final int SMALL = 500;

    private static final String ID = "id";
    private static final String LANGUAGE = "language";
    private static final String AUDIENCE = "audience";
    private static final String PRODUCT = "product";
    private static final String CHANGED = "changed";
    /// The id last: the same articles stand in the same order on every node, whatever order they came in.
    private static final Sort BEST_THEN_NEWEST = new Sort(
            SortField.FIELD_SCORE, new SortField(CHANGED, SortField.Type.LONG, true), new SortField(ID, SortField.Type.STRING));
    private static final FieldType WITH_OFFSETS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        // Lucene's own bound, 1024 for the whole process, is for queries from outside; ours are bounded by Asking.
        IndexSearcher.setMaxClauseCount(20_000);
        WITH_OFFSETS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        WITH_OFFSETS.freeze();
    }

    private final Directory directory;
    private final Asking asking;
    private final SearcherManager searchers;
    private IndexWriter writer;

    /// With the synonyms that come with the product.
    public static KnowledgeBase on(Path folder) {
        return on(folder, Synonyms.builtIn());
    }

    /// Opens the index in the folder, which is created when missing. What is damaged, or was written by a version
    /// that indexed differently, is moved from its subfolder `index` to `damaged`, and an empty index takes its
    /// place.
    ///
    /// @param synonyms one group of phrases per line, separated by commas
    /// @throws UncheckedIOException when the folder cannot be used, or another process is using it
    public static KnowledgeBase on(Path folder, List<String> synonyms) {
        try {
            var directory = FSDirectory.open(folder.resolve("index"));
            setAsideWhatIsDamaged(folder, directory);
            return new LuceneKnowledgeBase(directory, synonyms);
        } catch (LockObtainFailedException e) {
            throw new UncheckedIOException("The knowledge index in " + folder + " is in use already", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the knowledge index in " + folder, e);
        }
    }

    /// The same index, kept in memory: what other modules use in their tests instead of a mock.
    public static KnowledgeBase inMemory() {
        return inMemory(Synonyms.builtIn());
    }

    public static KnowledgeBase inMemory(List<String> synonyms) {
        try {
            return new LuceneKnowledgeBase(new ByteBuffersDirectory(), synonyms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LuceneKnowledgeBase(Directory directory, List<String> synonyms) throws IOException {
        this.directory = directory;
        this.asking = new Asking(new Synonyms(synonyms));
        this.writer = openWriter();
        if (!DirectoryReader.indexExists(directory)) {
            writer.commit();
        }
        this.searchers = new SearcherManager(directory, null);
    }

    private IndexWriter openWriter() throws IOException {
        var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(Analyzers.INDEX)
                        .setCommitOnClose(false)
                        // Nothing that is gone stays, not even the tenth that Lucene lets stay by default.
                        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0)));
        // From here on every commit carries it.
        writer.setLiveCommitData(Map.of("layout", LAYOUT).entrySet());
        return writer;
    }

    private static void setAsideWhatIsDamaged(Path folder, FSDirectory directory) throws IOException {
        try (var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            try {
                check(directory);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | EOFException
                    | FileNotFoundException
                    | NoSuchFileException
                    | IllegalArgumentException e) {
                LOG.log(
                        Level.WARNING,
                        "The knowledge index in {0} cannot be used ({1}). Its files are now in {2}; an empty"
                                + " index takes its place until the articles are put in again.",
                        folder,
                        e,
                        setAside(folder, directory));
            }
        }
    }

    private static void check(FSDirectory directory) throws IOException {
        if (Stream.of(directory.listAll()).allMatch(IndexWriter.WRITE_LOCK_NAME::equals)) {
            return;
        }
        try (var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            var layout = reader.getIndexCommit().getUserData().get("layout");
            if (!LAYOUT.equals(layout)) {
                throw new IllegalArgumentException("its layout is " + layout + ", this version needs " + LAYOUT);
            }
        }
    }

    /// Keeps only the latest damage, so that a disk that fails again and again does not fill up.
    private static Path setAside(Path folder, FSDirectory directory) throws IOException {
        var damaged = Files.createDirectories(folder.resolve("damaged"));
        try (var older = Files.list(damaged)) {
            for (var file : older.toList()) {
                Files.delete(file);
            }
        }
        for (var name : directory.listAll()) {
            if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                Files.move(
                        directory.getDirectory().resolve(name), damaged.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return damaged;
    }

    @Override
    public void put(Article article) {
        putAll(List.of(article));
    }

    @Override
    public void putAll(Iterable<Article> articles) {
        change(() -> {
            for (var article : articles) {
                index(article);
            }
        });
    }

    @Override
    public void remove(String id) {
        change(() -> writer.deleteDocuments(new Term(ID, id)));
    }

    @Override
    public void replaceAll(Stream<Article> articles) {
        change(() -> {
            writer.deleteAll();
            try (articles) {
                for (var article : (Iterable<Article>) articles::iterator) {
                    index(article);
                }
            }
        });
    }

    private interface Change {
        void make() throws IOException;
    }

    /// All of the change, durable and visible, or none of it.
    private synchronized void change(Change change) {
        try {
            boolean done = false;
            try {
                change.make();
                // What is gone would otherwise count among the words of what is left until some later merge, and so tell of itself.
                if (writer.getDocStats().numDocs <= SMALL) {
                    writer.forceMerge(1);
                } else {
                    writer.forceMergeDeletes();
                }
                writer.commit();
                done = true;
            } finally {
                if (!done) {
                    writer.rollback();
                    writer = openWriter();
                }
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("The knowledge index could not be changed", e);
        }
    }

    private void index(Article article) throws IOException {
        var document = new Document();
        document.add(new StringField(ID, article.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(article.id())));
        document.add(new StringField(LANGUAGE, article.language(), Field.Store.NO));
        document.add(new NumericDocValuesField(CHANGED, article.changedAt().toEpochMilli()));
        article.audiences().forEach(audience -> document.add(new StringField(AUDIENCE, audience, Field.Store.NO)));
        article.products()
                .forEach(product -> document.add(new StringField(PRODUCT, Han.fold(product), Field.Store.NO)));
        addText(document, TITLE, article.title());
        addText(document, BODY, article.body());
        writer.updateDocument(new Term(ID, article.id()), document);
    }

    private static void addText(Document document, String name, String text) {
        var composed = Normalizer.normalize(Han.whole(text), Normalizer.Form.NFC);
        document.add(new StoredField(name, composed));
        for (var reading : List.of("", PINYIN, CODE)) {
            document.add(new Field(name + reading, composed, WITH_OFFSETS));
        }
    }

    @Override
    public SearchAnswer search(Question question) {
        if (question.audiences().isEmpty()) {
            return SearchAnswer.NOTHING;
        }
        return reading(searcher -> {
            for (var asked : asking.queries(question.words())) {
                var words = searcher.rewrite(asked); // once: looking for what resembles a word is the dear part
                var answer = answer(searcher, words, forReader(words, question), question.limit());
                if (answer.total() > 0) {
                    return answer;
                }
            }
            return SearchAnswer.NOTHING;
        });
    }

    private static SearchAnswer answer(IndexSearcher searcher, Query words, Query query, int limit) throws IOException {
        var collector = new TopFieldCollectorManager(BEST_THEN_NEWEST, limit, null, Integer.MAX_VALUE);
        var found = searcher.search(query, collector);
        var matching = searcher.createWeight(words, ScoreMode.COMPLETE_NO_SCORES, 1);
        var hits = new ArrayList<Hit>();
        for (var scored : found.scoreDocs) {
            hits.add(hit(searcher, matching, (FieldDoc) scored));
        }
        return new SearchAnswer(List.copyOf(hits), found.totalHits.value());
    }

    /// Only the audience decides what may be found; product and language only move it up.
    private Query forReader(Query words, Question question) {
        var query = new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(
                        new TermInSetQuery(
                                AUDIENCE,
                                question.audiences().stream().map(BytesRef::new).toList()),
                        Occur.FILTER)
                .add(asking.nearer(question.words()), Occur.SHOULD)
                .add(preferred(LANGUAGE, question.preferredLanguage(), 4), Occur.SHOULD);
        question.product().ifPresent(product -> query.add(preferred(PRODUCT, Han.fold(product), 8), Occur.SHOULD));
        return query.build();
    }

    private static Query preferred(String field, String value, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, value))), weight);
    }

    private static Hit hit(IndexSearcher searcher, Weight matching, FieldDoc found) throws IOException {
        int doc = found.doc;
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var matches = matching.matches(leaf, doc - leaf.docBase);
        var stored = searcher.storedFields().document(doc);
        return new Hit(
                stored.get(ID),
                Passage.whole(stored.get(TITLE), spans(matches, TITLE)),
                Passage.around(stored.get(BODY), spans(matches, BODY)),
                (Float) found.fields[0]);
    }

    private static List<Span> spans(Matches matches, String name) throws IOException {
        var spans = new ArrayList<Span>();
        for (var reading : List.of("", PINYIN, CODE)) {
            var match = matches.getMatches(name + reading);
            while (match != null && match.next()) {
                spans.add(new Span(match.startOffset(), match.endOffset()));
            }
        }
        return spans;
    }

    @Override
    public long size() {
        return reading(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    private interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            var searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The knowledge index could not be read", e);
        }
    }

    @Override
    public synchronized void close() {
        try (var _ = directory;
                var _ = writer;
                var _ = searchers) {
            LOG.log(Level.DEBUG, "Closing the knowledge index");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
