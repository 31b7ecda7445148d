package mendwell.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Sql;

/// Customers and their branches to choose from, for those who keep contacts.
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class CustomersResource {
    private static final int MOST = 20;

    private final Sql sql;
    private final CurrentRequest request;
    private final VisibleCustomers visible;

    @Inject
    CustomersResource(Sql sql, CurrentRequest request, VisibleCustomers visible) {
        this.sql = sql;
        this.request = request;
        this.visible = visible;
    }

    /// The first twenty customers by name.
    ///
    /// @param words part of the name
    @GET
    public Page<CustomerSummary> list(@QueryParam("q") @Asks(range = "customer.name") String words) {
        requireKeepsContacts();
        if (words != null && words.length() > 100) {
            throw BadInput.at("?q", "search-words");
        }
        var rows = visible.rows();
        return Page.of(
                CustomerSummary.class,
                sql.list(
                        "select c.id, c.name, c.level from customer c where c.name like ? and " + rows.condition() + " order by c.name, c.id limit " + MOST,
                        row -> new CustomerSummary(row.uuid(), row.text(), row.value(CustomerLevel.class)),
                        rows.after(Like.containing(words == null ? "" : words.strip()))));
    }

    /// A customer's branches, by name.
    @GET
    @Path("{id}/sites")
    public Page<SiteView> sites(@PathParam("id") UUID id) {
        requireKeepsContacts();
        if (!visible.contains(id)) {
            throw new NotFound();
        }
        return Page.of(
                SiteView.class,
                sql.list(
                        "select id, name, address, region, latitude, longitude from site where customer_id = ? order by name, id",
                        row -> new SiteView(row.uuid(), row.text(), row.text(), row.text(), row.decimalOrNull(), row.decimalOrNull()),
                        id));
    }

    private void requireKeepsContacts() {
        request.requireStaff();
        if (!request.caller().hasAny("agent", "supervisor", "admin")) {
            throw new Forbidden();
        }
    }
}
