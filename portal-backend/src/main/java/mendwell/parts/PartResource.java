package mendwell.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.access.CurrentRequest;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.Page;
import mendwell.platform.Sql;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("parts")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class PartResource {
    private final Sql sql;
    private final CurrentRequest request;

    @Inject
    PartResource(Sql sql, CurrentRequest request) {
        this.sql = sql;
        this.request = request;
    }

    @GET
    @Operation(summary = "Parts by number, for staff")
    public Page<PartView> parts(
            @QueryParam("q") @Asks(range = {"part.number", "part.nameZh", "part.nameEn"}) @DefaultValue("") String words,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        request.requireStaff();
        var most = Page.limit(limit);
        var pattern = Like.containing(words.strip());
        var fields = request.fields();
        // The cursor is the last number shown: numbers are unique, and the list is sorted by them; by ids where they are hidden.
        var numbered = fields.mayRange("part", "number");
        var key = numbered ? "number" : "id";
        var found = sql.list(
                "select id, number, name_zh, name_en, unit, price_minor, cost_minor, currency, stock from part"
                        + " where (number like ? and ? or name_zh like ? and ? or name_en like ? and ? or ?) and " + key + " > ? order by " + key + " limit ?",
                row -> new PartView(
                        row.uuid(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.number(),
                        row.number(),
                        row.text(),
                        row.integer()),
                pattern,
                numbered,
                pattern,
                fields.mayRange("part", "nameZh"),
                pattern,
                fields.mayRange("part", "nameEn"),
                words.isBlank(),
                numbered ? cursor : after(cursor),
                most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        var last = found.size() <= most ? null : numbered ? shown.getLast().number() : shown.getLast().id().toString();
        return new Page<>(PartView.class, shown, last);
    }

    private static UUID after(String cursor) {
        try {
            return cursor.isEmpty() ? new UUID(0, 0) : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw BadInput.at("?cursor", "cursor");
        }
    }
}
