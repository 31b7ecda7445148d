package mendwell.articles;

import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import mendwell.platform.Sql;
import org.jboss.weld.proxy.WeldClientProxy;

/// Lets a test bring the search index up to date after it changed the database behind the product's back.
public final class Reindex {
    private Reindex() {}

    /// Asks for drafts too: an index that takes them shall have them.
    /// @param gone articles that may have gone
    public static void all(CDI<Object> beans, Iterable<UUID> gone) {
        try {
            var index = (KnowledgeIndex) ((WeldClientProxy) beans.select(KnowledgeIndex.class).get()).getMetadata().getContextualInstance();
            gone.forEach(article -> index.written(new ArticleWritten(article)));
            beans.select(Sql.class).get().list("select id from article union all select id from article_draft order by id", Sql.Row::uuid).forEach(article -> index.written(new ArticleWritten(article)));
            var worker = KnowledgeIndex.class.getDeclaredField("worker");
            worker.setAccessible(true);
            ((ExecutorService) worker.get(index)).submit(() -> {}).get();
        } catch (ReflectiveOperationException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
