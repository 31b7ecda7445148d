package mendwell.articledrafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.articles.ArticleStatus;
import mendwell.platform.Answer;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;

/// Articles that were published, for those who keep them.
@Path("kept-articles")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class KeptArticlesResource {
    private final KeptArticles articles;

    @Inject
    KeptArticlesResource(KeptArticles articles) {
        this.articles = articles;
    }

    /// Articles that were published; the last one first.
    ///
    /// @param status retired ones; without it those that readers find
    @GET
    public Page<KeptArticleRow> list(
            @QueryParam("status") @Asks(match = "keptArticle.status") ArticleStatus status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return articles.page(status == null ? ArticleStatus.PUBLISHED : status, cursor == null ? null : Cursor.parse(cursor), Page.limit(limit));
    }

    /// One article, published or retired.
    @GET
    @Path("{id}")
    public Answer<KeptArticleView> article(@PathParam("id") UUID id) {
        return articles.show(id);
    }

    /// Its versions, newest first.
    @GET
    @Path("{id}/versions")
    public Page<ArticleVersionRow> versions(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        return articles.versions(id, KeptArticles.before(cursor), Page.limit(limit));
    }

    /// Takes the article from its readers at once. Its versions are kept.
    @POST
    @Path("{id}/retirement")
    public Answer<KeptArticleView> retire(@PathParam("id") UUID id) {
        articles.put(id, ArticleStatus.RETIRED);
        return articles.show(id);
    }

    /// Gives a retired article back to its readers, as it was.
    @POST
    @Path("{id}/return")
    public Answer<KeptArticleView> bringBack(@PathParam("id") UUID id) {
        articles.put(id, ArticleStatus.PUBLISHED);
        return articles.show(id);
    }
}
