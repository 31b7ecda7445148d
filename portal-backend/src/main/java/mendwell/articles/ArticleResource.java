package mendwell.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import mendwell.access.Once;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("articles")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class ArticleResource {
    private static final int LONGEST_QUESTION = 200; // characters

    private final Articles articles;
    private final Judgements judgements;
    private final Once once;

    @Inject
    ArticleResource(Articles articles, Judgements judgements, Once once) {
        this.articles = articles;
        this.judgements = judgements;
        this.once = once;
    }

    @GET
    @Operation(summary = "Articles that may help, best first; without words the newest")
    public Page<ArticleHit> search(
            @QueryParam("q") @Asks(range = {"articleHit.title", "articleHit.passage"}) @DefaultValue("") String words,
            @QueryParam("product") @Asks(match = "articleHit.products") @DefaultValue("") String product,
            @QueryParam("limit") @DefaultValue("10") int limit) {
        if (words.codePointCount(0, words.length()) > LONGEST_QUESTION) {
            throw BadInput.at("?q", "form-too-long", LONGEST_QUESTION);
        }
        return Page.of(ArticleHit.class, articles.search(words, product, Page.limit(limit)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One article")
    public Answer<ArticleView> article(@PathParam("id") UUID id) {
        return Answer.of(articles.article(id));
    }

    @POST
    @Path("{id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Did the article solve the reader's problem?")
    public void feedback(@PathParam("id") UUID id, NewFeedback feedback) {
        once.create("article-feedback", () -> judgements.judge(id, feedback));
    }
}
