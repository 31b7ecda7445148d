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
import mendwell.platform.Answer;
import mendwell.platform.InTransaction;
import mendwell.signatures.IdentityCheckFailed;
import mendwell.signatures.IdentityCheckView;
import mendwell.signatures.IdentityChecks;
import mendwell.workorders.WorkOrders;

/// Service reports over HTTP.
@Path("work-orders/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ReportsResource {
    private final Reports reports;
    private final WorkOrders workOrders;
    private final IdentityChecks checks;
    private final Once once;

    @Inject
    ReportsResource(Reports reports, WorkOrders workOrders, IdentityChecks checks, Once once) {
        this.reports = reports;
        this.workOrders = workOrders;
        this.checks = checks;
        this.once = once;
    }

    /// Hands in the report; the order then waits for the customer's signature.
    @POST
    @InTransaction
    public Answer<ReportView> write(@PathParam("id") UUID workOrder, @NotNull NewReport report) {
        workOrders.requireVisible(workOrder);
        once.create("reports", () -> reports.write(workOrder, report));
        return reports.show(workOrder);
    }

    /// Sends a one-time code to the order's contact, to be given with the signature.
    @POST
    @Path("identity-checks")
    @InTransaction
    public Answer<IdentityCheckView> check(@PathParam("id") UUID workOrder) {
        return Answer.of(reports.identify(workOrder));
    }

    /// The customer confirms the report with the consent, the code (when the caller holds a tracking link) and last the
    /// signature; it is sealed.
    @POST
    @Path("signature")
    public Answer<ReportView> sign(@PathParam("id") UUID workOrder, @NotNull NewReportSignature signature) {
        // Two transactions on purpose: a wrong code must be counted even though the signature is then refused.
        if (!checks.pass(reports.toSign(workOrder), signature.code())) {
            throw new IdentityCheckFailed();
        }
        return reports.signed(workOrder, () -> once.create("report-signatures", () -> reports.sign(workOrder, signature)));
    }
}
