package mendwell.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Once;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.signatures.IdentityCheckFailed;
import mendwell.signatures.IdentityCheckView;
import mendwell.signatures.IdentityChecks;

/// Quotes over HTTP.
@Path("quotes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class QuotesResource {
    private final Quotes quotes;
    private final Drafts drafts;
    private final Decisions decisions;
    private final IdentityChecks checks;
    private final Once once;

    @Inject
    QuotesResource(Quotes quotes, Drafts drafts, Decisions decisions, IdentityChecks checks, Once once) {
        this.quotes = quotes;
        this.drafts = drafts;
        this.decisions = decisions;
        this.checks = checks;
        this.once = once;
    }

    /// One version of a quote.
    @GET
    @Path("{id}")
    @InTransaction
    public Answer<QuoteView> quote(@PathParam("id") UUID id) {
        return quotes.show(id);
    }

    /// Writes a draft anew: the whole quote, not only what changes.
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @InTransaction
    public Answer<QuoteView> change(@PathParam("id") UUID id, @NotNull NewQuote wanted) {
        drafts.change(id, wanted);
        return quotes.flushed(id);
    }

    /// Sends a draft to the customer; an earlier version that is out ends by that.
    @POST
    @Path("{id}/sending")
    @InTransaction
    public Answer<QuoteView> send(@PathParam("id") UUID id) {
        drafts.send(id);
        return quotes.flushed(id);
    }

    /// Drafts the next version, beginning with the lines of this one.
    @POST
    @Path("{id}/versions")
    @InTransaction
    public Answer<QuoteView> newVersion(@PathParam("id") UUID id) {
        return quotes.made(once.create("quote-versions", () -> drafts.newVersion(id)));
    }

    /// The customer saw the quote to its end.
    @POST
    @Path("{id}/views")
    @InTransaction
    public void viewed(@PathParam("id") UUID id) {
        decisions.viewed(id);
    }

    /// Sends a one-time code to the order's contact, to be given with the decision.
    @POST
    @Path("{id}/identity-checks")
    @InTransaction
    public Answer<IdentityCheckView> check(@PathParam("id") UUID id) {
        return Answer.of(checks.issue(id, decisions.orderOf(id)));
    }

    /// Accepts, rejects or asks for a change.
    ///
    /// To accept takes the terms, the consent, the code (unless logged in) and last the signature.
    @POST
    @Path("{id}/decision")
    public Answer<QuoteView> decide(@PathParam("id") UUID id, @NotNull Decision decision) {
        // Two transactions on purpose: a wrong code must be counted even though the decision is then refused.
        if (!checks.pass(id, decision.code())) { // rejecting weighs as much as accepting: a forwarded link alone can do neither
            throw new IdentityCheckFailed();
        }
        return decisions.decided(id, () -> once.create("quote-decisions", () -> decisions.decide(id, decision)));
    }

    /// New quotes begin at their order.
    @Path("work-orders/{id}/quotes")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    @ApplicationScoped
    @InTransaction
    public static class OfWorkOrder {
        private final Quotes quotes;
        private final Drafts drafts;
        private final Once once;

        @Inject
        OfWorkOrder(Quotes quotes, Drafts drafts, Once once) {
            this.quotes = quotes;
            this.drafts = drafts;
            this.once = once;
        }

        /// Drafts a quote for an order.
        @POST
        public Answer<QuoteView> draft(@PathParam("id") UUID workOrder, @NotNull NewQuote wanted) {
            return quotes.made(once.create("quotes", () -> drafts.draft(workOrder, wanted)));
        }
    }
}
