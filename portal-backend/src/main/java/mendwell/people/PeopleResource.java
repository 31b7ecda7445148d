package mendwell.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import mendwell.access.Realm;
import mendwell.history.History;
import mendwell.history.HistoryEntryView;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Page;
import mendwell.platform.Patch;

/// People over HTTP. Requests are no single transaction: most of them ask Keycloak in between.
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PeopleResource {
    private final Directory directory;
    private final Invitations invitations;
    private final History history;
    private final Realm realm;
    private final Once once;

    @Inject
    PeopleResource(Directory directory, Invitations invitations, History history, Realm realm, Once once) {
        this.directory = directory;
        this.invitations = invitations;
        this.history = history;
        this.realm = realm;
        this.once = once;
    }

    /// Our own people and the contacts of customers, newest first: all for the administrator, contacts for the service desk.
    ///
    /// @param kind only these
    /// @param words part of a name, an e-mail address or a customer's name
    @GET
    public Page<PersonView> list(
            @QueryParam("kind") @Asks(match = "person.kind") PersonKind kind,
            @QueryParam("q") @Asks(range = {"person.name", "person.email", "person.customerName"}) String words,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (words != null && words.length() > 100) {
            throw BadInput.at("?q", "search-words");
        }
        return directory.page(
                kind, words == null || words.isBlank() ? null : words.strip(), cursor == null ? null : Cursor.parse(cursor), Page.limit(limit));
    }

    /// One person.
    @GET
    @Path("{id}")
    public Answer<PersonView> person(@PathParam("id") UUID id) {
        return directory.show(id);
    }

    /// Who changed what of a person and of their account, newest first.
    @GET
    @Path("{id}/history")
    public Page<HistoryEntryView> history(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        return history.ofPerson(id, directory.forKeeping(id).subject, cursor, Page.limit(limit));
    }

    /// Adds somebody and invites them by mail, in their language.
    ///
    /// When the login service fails in between, the person is there without an account: send the same again, with the same
    /// key, or the invitation alone.
    @POST
    public Answer<PersonView> add(@NotNull NewPerson wanted) {
        realm.requireAnswering();
        var id = once.create("people", () -> directory.add(wanted));
        if (directory.forKeeping(id).subject == null) {
            invitations.invite(id);
        }
        var made = directory.show(id);
        return Answer.created(made.data(), made.version(), "people/" + id);
    }

    /// Changes roles, region and the like; what is not mentioned stays as it is. New roles hold at once, in open sessions too.
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    public Answer<PersonView> change(@PathParam("id") UUID id, Patch<PersonChange> patch) {
        invitations.change(id, patch);
        return directory.show(id);
    }

    /// Sends the mail to set a password (again), and makes the account if there is none yet.
    @POST
    @Path("{id}/invitation")
    public Answer<PersonView> invite(@PathParam("id") UUID id) {
        invitations.invite(id);
        return directory.show(id);
    }

    /// Shuts the account out at once: open sessions end, tokens are refused. Works while the login service is down.
    @POST
    @Path("{id}/disabling")
    public Answer<PersonView> disable(@PathParam("id") UUID id) {
        directory.disable(id);
        return directory.show(id);
    }

    /// Lets the account in again.
    @POST
    @Path("{id}/enabling")
    public Answer<PersonView> enable(@PathParam("id") UUID id) {
        directory.enable(id);
        return directory.show(id);
    }
}
