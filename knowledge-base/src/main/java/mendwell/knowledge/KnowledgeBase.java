package mendwell.knowledge;

import java.util.stream.Stream;

/// Articles that help someone fix something, and the search over them.
///
/// It only copies what the database already holds: it can be deleted and rebuilt at any time, which is what its owner
/// does when [#isEmpty()] says so after opening. Searches and changes may come from any thread; changes are made one
/// after the other, searches never wait for them. Every change is durable and visible to searches once its method
/// returns. A disk that fails is an [java.io.UncheckedIOException].
public interface KnowledgeBase extends AutoCloseable {

    /// Adds the article, or replaces the one with the same id.
    void put(Article article);

    /// Like [#put(Article)] for each, in one durable step: much cheaper than one by one.
    void putAll(Iterable<Article> articles);

    /// Forgets the article; an unknown id is no error.
    void remove(String id);

    /// Makes these the only articles, atomically: searches see the old ones until the last new one is in, and keep
    /// them when the stream fails (its exception is passed on). Other changes wait and come after.
    void replaceAll(Stream<Article> articles);

    /// The best hits this reader may see, best first; no audience, no hits.
    SearchAnswer search(Question question);

    /// How many articles there are, whoever may see them.
    long size();

    default boolean isEmpty() {
        return size() == 0;
    }

    @Override
    void close();
}
