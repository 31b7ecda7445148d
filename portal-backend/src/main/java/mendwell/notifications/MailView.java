package mendwell.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mendwell.customers.ContactView;
import mendwell.customers.CustomerLevel;
import mendwell.customers.CustomerSummary;
import mendwell.customers.SiteView;
import mendwell.platform.Language;
import mendwell.ratings.RatingView;
import mendwell.security.Mask;
import mendwell.security.Masked;
import mendwell.security.RecordType;
import mendwell.workorders.WorkOrderFacts;
import org.jspecify.annotations.Nullable;

/// What a mail can say of an order. The order and its parts are the record types that the API shows, so that the rules
/// for them count here too; whatever is not in here is in no mail.
///
/// @param rating what the letter tells of; null when it is about something else
@RecordType("workOrder")
record MailView(
        String number,
        String summary,
        @Nullable Instant promisedFrom,
        @Nullable Instant promisedUntil,
        Unit equipment,
        CustomerSummary customer,
        SiteView site,
        ContactView contact,
        @Nullable Engineer engineer,
        @Nullable RatingView rating) {

    @RecordType("orderEquipment")
    record Unit(UUID id, String serial, String model, String productNameZh, String productNameEn) {
        String name(Language language) {
            return language == Language.EN ? productNameEn : productNameZh;
        }
    }

    @RecordType("orderEngineer")
    record Engineer(UUID id, @Masked(Mask.NAME) String name, @Masked(Mask.PHONE) String phone) {}

    static MailView of(Letter letter, WorkOrderFacts order) {
        var unit = order.unit();
        var customer = order.customer();
        var site = order.site();
        var contact = order.contact();
        var engineer = order.engineer();
        var score = letter.details().get("score");
        return new MailView(
                order.number(),
                order.summary(),
                order.promisedFrom(),
                order.promisedUntil(),
                new Unit(unit.id(), unit.serial(), unit.model(), unit.nameZh(), unit.nameEn()),
                new CustomerSummary(customer.id(), customer.name(), CustomerLevel.valueOf(customer.level())),
                new SiteView(site.id(), site.name(), site.address(), site.region(), site.latitude(), site.longitude()),
                new ContactView(contact.name(), contact.phone(), contact.email(), contact.language().tag()),
                engineer == null ? null : new Engineer(engineer.id(), engineer.name(), engineer.phone()),
                score == null ? null : new RatingView(Integer.parseInt(score), letter.details().get("comment"), List.of(), null));
    }
}
