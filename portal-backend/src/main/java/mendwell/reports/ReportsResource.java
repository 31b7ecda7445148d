package mendwell.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Once;
import mendwell.files.Files;
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.workorders.WorkOrders;

/// Service reports over HTTP.
@Path("work-orders/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class ReportsResource {
    private final Reports reports;
    private final WorkOrders workOrders;
    private final Files files;
    private final Once once;

    @Inject
    ReportsResource(Reports reports, WorkOrders workOrders, Files files, Once once) {
        this.reports = reports;
        this.workOrders = workOrders;
        this.files = files;
        this.once = once;
    }

    /// Hands in the report; the order then waits for the customer's signature.
    @POST
    public Answer<ReportView> write(@PathParam("id") UUID workOrder, @NotNull NewReport report) {
        workOrders.requireVisible(workOrder);
        once.create("reports", () -> reports.write(workOrder, report));
        return show(workOrder);
    }

    /// The customer confirms the report; it is sealed.
    @POST
    @Path("signature")
    public Answer<ReportView> sign(@PathParam("id") UUID workOrder, @NotNull NewReportSignature signature) {
        workOrders.requireVisible(workOrder);
        once.create("report-signatures", () -> reports.sign(workOrder, signature));
        return show(workOrder);
    }

    private Answer<ReportView> show(UUID workOrder) {
        return Answer.of(reports.of(workOrder, files.attachmentsOf(workOrder)).orElseThrow());
    }
}
