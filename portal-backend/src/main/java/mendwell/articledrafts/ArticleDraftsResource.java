package mendwell.articledrafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.access.Once;
import mendwell.access.Sets;
import mendwell.articles.Markdown;
import mendwell.platform.Answer;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import org.hibernate.validator.constraints.CodePointLength;

/// Drafts of articles over HTTP.
@Path("article-drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class ArticleDraftsResource {
    /// @param reason what has to be done before it can be published
    @Sets(value = "articleDraft", existing = true)
    public record DraftReturn(@NotBlank @CodePointLength(max = 2000) String reason) {}

    /// A text that is not saved.
    @Sets(value = "articleDraft", existing = true)
    public record UnsavedText(@NotNull @CodePointLength(max = ArticleDraftChange.LONGEST) String markdown) {}

    private final ArticleDrafts drafts;
    private final Once once;

    @Inject
    ArticleDraftsResource(ArticleDrafts drafts, Once once) {
        this.drafts = drafts;
        this.once = once;
    }

    /// Open drafts, the latest change first. For those who keep articles.
    ///
    /// @param state only these
    /// @param mine only those that the caller began
    @GET
    public Page<ArticleDraftRow> list(
            @QueryParam("state") @Asks(match = "articleDraft.state") DraftState state,
            @QueryParam("mine") boolean mine,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return drafts.page(state, mine, cursor == null ? null : Cursor.parse(cursor), Page.limit(limit));
    }

    /// Begins an article, or the translation of one.
    @POST
    public Answer<ArticleDraftView> add(@NotNull NewArticleDraft wanted) {
        return drafts.made(once.create("article-drafts", () -> drafts.add(wanted)));
    }

    /// What a text looks like to readers, without saving it.
    @POST
    @Path("preview")
    public Answer<ArticlePreviewView> preview(@NotNull UnsavedText text) {
        return Answer.of(new ArticlePreviewView(Markdown.html(text.markdown())));
    }

    /// One draft.
    @GET
    @Path("{id}")
    public Answer<ArticleDraftView> draft(@PathParam("id") UUID id) {
        return drafts.show(id);
    }

    /// Changes a draft that is not in review; what is not mentioned stays as it is.
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    public Answer<ArticleDraftView> change(@PathParam("id") UUID id, Patch<ArticleDraftChange> patch) {
        drafts.change(id, patch);
        return drafts.show(id);
    }

    /// Sends a draft to review.
    @POST
    @Path("{id}/sending")
    public Answer<ArticleDraftView> send(@PathParam("id") UUID id) {
        drafts.send(id);
        return drafts.show(id);
    }

    /// Takes a draft back from review, to go on writing.
    @POST
    @Path("{id}/withdrawal")
    public Answer<ArticleDraftView> withdraw(@PathParam("id") UUID id) {
        drafts.withdraw(id);
        return drafts.show(id);
    }

    /// Approves a draft and publishes it at once. Not for whoever wrote its last change.
    @POST
    @Path("{id}/approval")
    public Answer<ArticleDraftView> approve(@PathParam("id") UUID id) {
        drafts.approve(id);
        return drafts.show(id);
    }

    /// Returns a draft to be worked on, and says why.
    @POST
    @Path("{id}/return")
    public Answer<ArticleDraftView> sendBack(@PathParam("id") UUID id, @NotNull DraftReturn wanted) {
        drafts.sendBack(id, wanted.reason());
        return drafts.show(id);
    }

    /// Gives a draft up; the published article stays as it is.
    @POST
    @Path("{id}/discarding")
    public Answer<ArticleDraftView> discard(@PathParam("id") UUID id) {
        drafts.discard(id);
        return drafts.show(id);
    }

    /// What was published, version by version.
    @Path("article-versions")
    @Produces(MediaType.APPLICATION_JSON)
    @ApplicationScoped
    @InTransaction
    public static class OfVersion {
        private final KeptArticles articles;
        private final ArticleDrafts drafts;
        private final Once once;

        @Inject
        OfVersion(KeptArticles articles, ArticleDrafts drafts, Once once) {
            this.articles = articles;
            this.drafts = drafts;
            this.once = once;
        }

        /// One version of an article, as it was published.
        @GET
        @Path("{id}")
        public Answer<ArticleVersionView> version(@PathParam("id") UUID id) {
            return articles.version(id);
        }

        /// Begins a draft of the article's next version with the text of this one: the newest to go on from it, an older one to
        /// restore it. The article stays as it is until the draft is approved.
        @POST
        @Path("{id}/drafts")
        public Answer<ArticleDraftView> begin(@PathParam("id") UUID id) {
            return drafts.made(once.create("article-version-drafts", () -> drafts.begin(id)));
        }
    }
}
