package mendwell.signatures;

import java.time.LocalDate;
import mendwell.customers.ContactView;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.equipment.Warranty;
import mendwell.platform.Language;
import mendwell.security.RecordType;
import mendwell.workorders.WorkOrderFacts;
import org.jspecify.annotations.Nullable;

/// What a paper can say of its order. The order and its parts are the record types that the API shows, so that the rules for
/// them count here too.
@RecordType("workOrder")
record PaperView(String number, Unit equipment, CustomerSummary customer, SiteView site, ContactView contact) {

    @RecordType("orderEquipment")
    record Unit(
            String serial,
            String model,
            String productNameZh,
            String productNameEn,
            Warranty warranty,
            @Nullable LocalDate warrantyUntil) {
        String name(Language language) {
            return language == Language.EN ? productNameEn : productNameZh;
        }
    }

    /// @param today decides whether the warranty is over
    static PaperView of(WorkOrderFacts order, LocalDate today) {
        var unit = order.unit();
        var customer = order.customer();
        var site = order.site();
        var contact = order.contact();
        return new PaperView(
                order.number(),
                new Unit(
                        unit.serial(),
                        unit.model(),
                        unit.nameZh(),
                        unit.nameEn(),
                        Warranty.on(today, unit.warrantyUntil()),
                        unit.warrantyUntil()),
                new CustomerSummary(customer.id(), customer.name(), CustomerLevel.valueOf(customer.level())),
                new SiteView(site.id(), site.name(), site.address(), site.region(), site.latitude(), site.longitude()),
                new ContactView(contact.name(), contact.phone(), contact.email(), contact.language().tag()));
    }
}
