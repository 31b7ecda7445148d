package mendwell.samples;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import mendwell.platform.Startup;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fills an empty database at the start, when it is told to.
@ApplicationScoped
class Samples {
    private static final System.Logger LOG = System.getLogger(Samples.class.getName());

    private final boolean wanted;
    private final int bulkOrders;
    private final SampleBusiness business;
    private final SampleOrders orders;
    private final SampleDrafts drafts;
    private final BulkOrders bulk;

    @Inject
    Samples(
            @ConfigProperty(name = "mendwell.sample.data") boolean wanted,
            @ConfigProperty(name = "mendwell.load.orders") int bulkOrders,
            SampleBusiness business,
            SampleOrders orders,
            SampleDrafts drafts,
            BulkOrders bulk) {
        this.wanted = wanted;
        this.bulkOrders = bulkOrders;
        this.business = business;
        this.orders = orders;
        this.drafts = drafts;
        this.bulk = bulk;
    }

    // Last, when every feature is ready to be used.
    void fill(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Startup begun) {
        if (!wanted) {
            return;
        }
        var begin = System.nanoTime();
        if (!business.write()) {
            return;
        }
        if (bulkOrders > 0) {
            bulk.write(bulkOrders); // first, so that the samples are the newest
        }
        orders.write();
        drafts.write();
        LOG.log(Level.INFO, "Sample data written in {0} ms", (System.nanoTime() - begin) / 1_000_000);
    }
}
