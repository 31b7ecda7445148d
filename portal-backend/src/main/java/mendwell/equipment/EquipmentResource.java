package mendwell.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.platform.Answer;
import mendwell.platform.Export;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;
import mendwell.platform.Settings;
import mendwell.security.Projection;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class EquipmentResource {
    private final Equipment equipment;
    private final CurrentRequest request;
    private final Settings settings;

    @Inject
    EquipmentResource(Equipment equipment, CurrentRequest request, Settings settings) {
        this.equipment = equipment;
        this.request = request;
        this.settings = settings;
    }

    @GET
    @Path("equipment")
    @Operation(summary = "Units, newest first; a customer sees its own organisation's. `q` is the beginning of a serial number, a model or a customer's name")
    public Page<EquipmentRow> list(
            @QueryParam("serial") @Asks(range = "equipmentRow.serial") String serial,
            @QueryParam("q") @Asks(range = {"equipmentRow.serial", "equipmentRow.model", "equipmentRow.customerName"}) String words,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return equipment.list(serial, words, false, cursor, Page.limit(limit));
    }

    /// Units the caller may see, newest first, as a file.
    ///
    /// Its columns are the fields the caller may export. A file holds 50,000 units at most; if there are more, its last line
    /// gives the `cursor` for the next one.
    ///
    /// @param format `xlsx`, or `csv` in UTF-8
    /// @param serial only units whose serial number begins so
    /// @param words the beginning of a serial number, a model or a customer's name
    /// @param cursor where the file begins, from the last line of the file before
    @GET
    @Path("equipment/export")
    @Produces({Export.XLSX, Export.CSV})
    public Export<EquipmentRow> export(
            @QueryParam("format") @DefaultValue("xlsx") String format,
            @QueryParam("serial") @Asks(range = "equipmentRow.serial") String serial,
            @QueryParam("q") @Asks(range = {"equipmentRow.serial", "equipmentRow.model", "equipmentRow.customerName"}) String words,
            @QueryParam("cursor") String cursor) {
        return new Export<>(
                EquipmentRow.class, Export.Format.of(format), cursor, from -> equipment.list(serial, words, true, from, Export.AT_ONCE));
    }

    @GET
    @Path("equipment/{id}")
    @Operation(summary = "One unit")
    public Answer<EquipmentView> equipment(@PathParam("id") UUID id) {
        return equipment.equipment(id);
    }

    @GET
    @Path("scan")
    @Operation(summary = "The unit whose QR code was scanned (Authorization: Unit <token>)")
    public Answer<EquipmentView> scanned() {
        return equipment.scanned();
    }

    @GET
    @Path("equipment/{id}/label")
    @Produces("image/svg+xml")
    @Operation(summary = "A label to print and put on the unit")
    public String label(@PathParam("id") UUID id) {
        var unit = Projection.project(equipment.equipment(id).data(), request.fields());
        if (unit.scanUrl() == null) {
            throw new Forbidden();
        }
        return Label.svg(unit, settings.brandName());
    }
}
